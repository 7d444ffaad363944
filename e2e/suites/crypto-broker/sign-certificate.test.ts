import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { after, before, test } from "node:test";
import type { SignOutputFormat } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { OpenSsl } from "./openssl.ts";
import { type Server, startServer } from "./server-process.ts";
import { SIGN_PROFILES, type SignMaterial, signMaterial } from "./sign-material.ts";

let server: Server;
let client: BrokerClient;
let openssl: OpenSsl;
let material: SignMaterial;
before(async () => {
  openssl = new OpenSsl();
  material = signMaterial(openssl);
  server = await startServer({ profiles: SIGN_PROFILES });
  client = new BrokerClient(server.socket);
});
after(async () => {
  client[Symbol.dispose]();
  openssl[Symbol.dispose]();
  await server.stop();
});

/** Issues a certificate and has it verified by OpenSSL in its strictest mode. */
async function issued(change: object = {}) {
  const request = { ...material.good, ...change };
  const answer = answerOf(await client.signCertificate(request));
  assert.equal(answer.signedCertificate.case, "pem");
  const pem = answer.signedCertificate.value as string;
  openssl.verify(request.caCert, pem);
  return { pem, answer, text: openssl.text(pem), x509: new X509Certificate(pem) };
}

test("the published profile gives a certificate that the strictest verifier takes", async () => {
  const { text, x509, answer } = await issued({ metadata: { id: "m" } });
  assert.ok(x509.verify(new X509Certificate(material.good.caCert).publicKey));
  assert.match(text, /Version: 3/);
  assert.match(text, /Signature Algorithm: ecdsa-with-SHA512/);
  assert.match(text, /X509v3 Key Usage: critical\n *Digital Signature, Key Encipherment\n/);
  assert.match(text, /X509v3 Extended Key Usage: \n *TLS Web Client Authentication\n/);
  assert.match(text, /X509v3 Basic Constraints: \n *CA:FALSE\n/);
  assert.match(text, /X509v3 Subject Key Identifier: \n *(?:[0-9A-F]{2}:){19}[0-9A-F]{2}\n/);
  assert.match(text, /X509v3 Authority Key Identifier: \n/);
  assert.doesNotMatch(text, /CRL Distribution|Unique/);
  const { profile, operation, algorithm } = answer.descriptor!;
  assert.deepEqual([profile, operation, algorithm], ["Default", "SignCertificate", "ecdsa-with-SHA512"]);
  assert.equal(answer.metadata?.id, "m");
});

test("serial numbers are positive, of at most 159 bits, and never the same", async () => {
  const seen = new Set<string>();
  for (let i = 0; i < 32; i++) {
    const { serialNumber } = new X509Certificate(answeredPem(await client.signCertificate(material.good)));
    assert.ok(BigInt(`0x${serialNumber}`) < 2n ** 159n);
    seen.add(serialNumber);
  }
  assert.equal(seen.size, 32);
});

test("the subject is the request's, byte for byte, unless the caller gives one", async () => {
  const own = await issued({ subject: "" });
  assert.match(own.text, /Subject: O = Example, CN = app\n/);
  const given = await issued({ subject: " C=DE , ST=Here,,O = A = B,OU=x,L=y, CN=Zoë, CN=two" });
  assert.match(given.text, /Subject: C = DE, ST = Here, O = "?A = B"?, OU = x, L = y, CN = Zo\\C3\\AB, CN = two\n/);
});

test("times are the profile's, or those that the caller names, each alone", async () => {
  const now = Math.floor(Date.now() / 1000);
  const default_ = (await issued()).x509;
  assert.ok(Math.abs(default_.validFromDate.getTime() / 1000 - (now - 3_600)) < 60);
  assert.ok(Math.abs(default_.validToDate.getTime() / 1000 - (now + 8_760 * 3_600)) < 60);
  const from = (await issued({ validNotBefore: BigInt(now - 5) })).x509;
  assert.equal(from.validFromDate.getTime() / 1000, now - 5);
  const to = (await issued({ validNotAfter: BigInt(now + 3_600) })).x509;
  assert.equal(to.validToDate.getTime() / 1000, now + 3_600);
});

test("each URL becomes a distribution point, in order", async () => {
  const crlDistributionPoints = ["http://example.com/crls/list1.crl", "HTTPS://example.com/crls/list2.crl"];
  const { text } = await issued({ crlDistributionPoints });
  assert.deepEqual(
    [...text.matchAll(/URI:(\S+)/g)].map(([, url]) => url),
    crlDistributionPoints,
  );
});

test("DER is the default and the same kind of certificate", async () => {
  const { outputFormat: _, ...request } = material.good;
  const answer = answerOf(await client.signCertificate(request));
  assert.equal(answer.signedCertificate.case, "der");
  const x509 = new X509Certificate(answer.signedCertificate.value as Uint8Array);
  assert.ok(x509.verify(new X509Certificate(material.good.caCert).publicKey));
  const unknown = answerOf(await client.signCertificate({ ...request, outputFormat: 9 as SignOutputFormat }));
  assert.equal(unknown.signedCertificate.case, "der");
});

test("PEM has lines of 64 characters and a final newline", async () => {
  const { pem } = await issued();
  assert.match(pem, /^-----BEGIN CERTIFICATE-----\n(?:.{64}\n)*.{1,64}\n-----END CERTIFICATE-----\n$/);
});

test("an RSA authority signs a CA certificate with a path length and a SHA-256 key identifier", async () => {
  const { keys, authorities } = material;
  const { text } = await issued({ profile: "Rsa", caPrivateKey: keys.rsa2048, caCert: authorities.rsa2048 });
  assert.match(text, /Signature Algorithm: sha256WithRSAEncryption/);
  assert.match(text, /X509v3 Basic Constraints: critical\n *CA:TRUE, pathlen:1\n/);
  assert.match(text, /X509v3 Key Usage: critical\n *Certificate Sign, CRL Sign\n/);
  assert.match(text, /X509v3 Subject Key Identifier: \n *(?:[0-9A-F]{2}:){31}[0-9A-F]{2}\n/);
  assert.doesNotMatch(text, /Extended Key Usage/);
});

test("empty lists of usages leave the extensions out", async () => {
  const answer = answerOf(await client.signCertificate({ ...material.good, profile: "Plain" }));
  assert.doesNotMatch(openssl.text(answer.signedCertificate.value as string), /Key Usage/);
});

test("keys are read as PKCS#1, PKCS#8 and SEC 1, whatever their label", async () => {
  const { keys, authorities } = material;
  const sec1 = openssl.run(["ec", "-in", openssl.file(keys.p384)]);
  assert.match(sec1, /BEGIN EC PRIVATE KEY/);
  await issued({ caPrivateKey: sec1.slice(sec1.indexOf("-----BEGIN EC PRIVATE KEY")) });
  await issued({ caPrivateKey: keys.p384.replaceAll("PRIVATE KEY", "ANY LABEL") });
  const pkcs1 = openssl.run(["rsa", "-traditional", "-in", openssl.file(keys.rsa2048)]);
  assert.match(pkcs1, /BEGIN RSA PRIVATE KEY/);
  await issued({ profile: "Rsa", caPrivateKey: pkcs1, caCert: authorities.rsa2048 });
});

test("extensions that a request asks for are not taken over", async () => {
  const asking = openssl.run([
    ...["req", "-new", "-key", openssl.file(material.keys.p256), "-subj", "/CN=x"],
    ...["-addext", "subjectAltName=DNS:evil.example", "-addext", "basicConstraints=CA:TRUE"],
  ]);
  const { text } = await issued({ csr: asking });
  assert.doesNotMatch(text, /evil\.example|CA:TRUE/);
});

test("an RSA key of 15,380 bits parses: it is refused for its size", { timeout: 300_000 }, async () => {
  const csr = damagedModulus(15_380);
  const outcome = await client.signCertificate({ ...material.good, csr });
  assert.match(
    (outcome as { text: string }).text,
    /invalid public key, err: expected public key to be at most 4096 size, got: 15380$/,
  );
});

function answeredPem(outcome: Awaited<ReturnType<BrokerClient["signCertificate"]>>): string {
  return answerOf(outcome).signedCertificate.value as string;
}

/** A request whose RSA modulus is a number of that size; making a real key of it would take many minutes. */
function damagedModulus(bits: number): string {
  const modulus = Buffer.alloc(Math.ceil(bits / 8), 0x55);
  modulus[0] = 1 << ((bits - 1) % 8);
  modulus[modulus.length - 1] = 1;
  const integer = (bytes: Buffer) => der(0x02, bytes[0]! & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
  const rsaKey = der(0x30, Buffer.concat([integer(modulus), integer(Buffer.from("010001", "hex"))]));
  const rsa = Buffer.from("300d06092a864886f70d0101010500", "hex");
  const spki = der(0x30, Buffer.concat([rsa, der(0x03, Buffer.concat([Buffer.of(0), rsaKey]))]));
  const info = der(
    0x30,
    Buffer.concat([Buffer.from("020100", "hex"), der(0x30, Buffer.alloc(0)), spki, der(0xa0, Buffer.alloc(0))]),
  );
  const sha256WithRsa = Buffer.from("300d06092a864886f70d01010b0500", "hex");
  const request = der(0x30, Buffer.concat([info, sha256WithRsa, der(0x03, Buffer.alloc(Math.ceil(bits / 8) + 1))]));
  const base64 = request.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN CERTIFICATE REQUEST-----\n${base64}\n-----END CERTIFICATE REQUEST-----\n`;
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...bytes), content]);
}
