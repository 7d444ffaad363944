import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BrokerClient } from "./broker-client.ts";
import { OpenSsl } from "./openssl.ts";
import { type Server, startServer } from "./server-process.ts";
import { damaged, SIGN_PROFILES, type SignMaterial, signMaterial } from "./sign-material.ts";

const P = "something went wrong while signing certificate: ";
const S = "error while signing data: ";
const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`;

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

const nowSeconds = () => BigInt(Math.floor(Date.now() / 1000));
const flipLast = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)));
const relabelled = (pem: string) => pem.replaceAll("CERTIFICATE", "TRUSTED CERTIFICATE");

type Change = (material: SignMaterial) => object;
const rows: [sentence: string, change: Change, code: number, text: string | RegExp][] = [
  ["1: an unknown profile", () => ({ profile: "x" }), 3, "could not retrieve profile, err: there is no profile: x"],
  [
    "2: a request that is no PEM",
    () => ({ csr: "x" }),
    3,
    "error parsing request data: could not decode CSR as PEM file",
  ],
  [
    "2: a request that is no PKCS#10",
    ({ good }) => ({ csr: good.caCert }),
    3,
    /^error parsing request data: could not parse certificate request, err: ./,
  ],
  [
    "3: a key that is no PEM",
    () => ({ caPrivateKey: "x" }),
    3,
    "error parsing request data: could not parse private key, err: key must be PEM encoded",
  ],
  [
    "3: a key that is none",
    ({ good }) => ({ caPrivateKey: good.csr }),
    3,
    /^error parsing request data: could not parse private key, err: ./,
  ],
  [
    "4: a CA certificate that is no PEM",
    () => ({ caCert: "x" }),
    3,
    "error parsing request data: could not parse x.509 CA cert from request, err: failed to decode PEM block containing certificate",
  ],
  [
    "4: a CA certificate with another label",
    ({ good }) => ({ caCert: relabelled(good.caCert) }),
    3,
    "error parsing request data: could not parse x.509 CA cert from request, err: failed to decode PEM block containing certificate",
  ],
  [
    "4: a CA certificate that is none",
    ({ good }) => ({ caCert: damaged(good.caCert, (bytes) => bytes.subarray(0, 100)) }),
    3,
    /^error parsing request data: could not parse x\.509 CA cert from request, err: ./,
  ],
  [
    "5: a subject key of a type that is not listed",
    ({ csrs }) => ({ profile: "Rsa", csr: csrs.rsa2048 }),
    3,
    `${S}profile does not contain key constraints for algorithm used in the CSR's public key, err: missing key constraints for 'rsa' algorithm`,
  ],
  [
    "5: a profile without certificates",
    () => ({ profile: "Hashes" }),
    3,
    `${S}profile does not contain key constraints for algorithm used in the CSR's public key, err: missing key constraints for 'ecdsa' algorithm`,
  ],
  [
    "5: a curve that is too small",
    ({ csrs }) => ({ csr: csrs.p224 }),
    3,
    `${S}invalid public key, err: expected public key to be at least 256 size, got: 224`,
  ],
  [
    "5: an RSA key that is too small",
    ({ csrs }) => ({ csr: csrs.rsa1024 }),
    3,
    `${S}invalid public key, err: expected public key to be at least 2048 size, got: 1024`,
  ],
  [
    "5: a curve that is too big",
    ({ csrs }) => ({ profile: "Rsa", csr: csrs.p521 }),
    3,
    `${S}invalid public key, err: expected public key to be at most 384 size, got: 521`,
  ],
  [
    "5: any curve where the profile leaves the maximum out",
    () => ({ profile: "MinimumOnly" }),
    3,
    `${S}invalid public key, err: expected public key to be at most 0 size, got: 256`,
  ],
  [
    "5: a key of a type that nobody can list",
    ({ csrs }) => ({ csr: csrs.ed25519 }),
    3,
    /^error while signing data: invalid public key, err: unsupported ./,
  ],
  [
    "6: a CA key of a type that is not listed",
    ({ keys, authorities }) => ({ caPrivateKey: keys.rsa2048, caCert: authorities.rsa2048 }),
    2,
    `${S}profile does not contain key constraints for algorithm used in the CA's private key, err: missing key constraints for 'rsa' algorithm`,
  ],
  [
    "6: a CA key that is too small",
    ({ keys, authorities }) => ({ caPrivateKey: keys.p256, caCert: authorities.p256 }),
    2,
    `${S}expected private key to be at least 384 size, got: 256`,
  ],
  [
    "6: a CA key that is too big",
    ({ keys, authorities }) => ({ profile: "SmallIssuers", caPrivateKey: keys.p521, caCert: authorities.p521 }),
    2,
    `${S}expected private key to be at most 384 size, got: 521`,
  ],
  [
    "7: a begin before the profile's",
    () => ({ validNotBefore: nowSeconds() - 7_200n }),
    2,
    new RegExp(
      `^${S}certificate validity \\(valid not before\\) ${TIME} is earlier than the allowed by the profile ${TIME}$`,
    ),
  ],
  [
    "8: an end after the profile's",
    () => ({ validNotAfter: nowSeconds() + 8_761n * 3_600n }),
    2,
    new RegExp(
      `^${S}certificate end validity \\(valid not after\\) ${TIME} is later than the allowed by the profile ${TIME}$`,
    ),
  ],
  [
    "8: an end that no clock knows",
    () => ({ validNotAfter: 2n ** 64n - 1n }),
    2,
    /certificate end validity .* is later than/,
  ],
  [
    "9: a request that another key signed",
    ({ good }) => ({ csr: damaged(good.csr, flipLast) }),
    2,
    /^error while signing data: invalid certificate request signature, err: ./,
  ],
  [
    "10: an end before the begin",
    () => ({ validNotBefore: nowSeconds() + 60n, validNotAfter: nowSeconds() + 30n }),
    2,
    new RegExp(`^${S}notBefore \\(${TIME}\\) is after notAfter \\(${TIME}\\)$`),
  ],
  [
    "10: a begin that no clock knows",
    () => ({ validNotBefore: 2n ** 64n - 1n }),
    2,
    /notBefore \(.*\) is after notAfter/,
  ],
  [
    "11: a subject part without =",
    () => ({ subject: "CN=a,x" }),
    2,
    `${S}error while building subject from string: error while building raw subject: invalid subject component: "x"`,
  ],
  [
    "11: a subject part of an unknown kind",
    () => ({ subject: "X=a" }),
    2,
    `${S}error while building subject from string: error while building raw subject: unsupported subject attribute: "X"`,
  ],
  [
    "11: a subject part in lower case",
    () => ({ subject: "cn=a" }),
    2,
    `${S}error while building subject from string: error while building raw subject: unsupported subject attribute: "cn"`,
  ],
  [
    "12: a CA key that is not of the signature's type",
    () => ({ profile: "Rsa" }),
    2,
    `${S}x509: requested SignatureAlgorithm does not match private key type`,
  ],
  [
    "12: a CA key that is not the certificate's",
    ({ authorities }) => ({ caCert: authorities.p521 }),
    2,
    `${S}x509: provided PrivateKey doesn't match parent's PublicKey`,
  ],
];

describe("SignCertificate refuses", () => {
  for (const [sentence, change, code, text] of rows) {
    test(sentence, async () => {
      const outcome = await client.signCertificate({ ...material.good, ...change(material) });
      const said = "text" in outcome ? outcome.text : "no error";
      assert.equal(outcome.code, code, said);
      if (typeof text === "string") assert.equal(said, P + text);
      else assert.match(said.slice(P.length), text);
      assert.ok(said.startsWith(P));
    });
  }
});

describe("of several faults the first check speaks", () => {
  const orders: [sentence: string, change: Change, text: RegExp][] = [
    ["profile before request", () => ({ profile: "x", csr: "x" }), /there is no profile/],
    ["request before key", () => ({ csr: "x", caPrivateKey: "x" }), /CSR as PEM/],
    ["key before certificate", () => ({ caPrivateKey: "x", caCert: "x" }), /key must be PEM/],
    [
      "certificate before subject key",
      ({ csrs }) => ({ caCert: "x", csr: csrs.p224 }),
      /PEM block containing certificate/,
    ],
    [
      "subject key before CA key",
      ({ csrs, keys }) => ({ csr: csrs.p224, caPrivateKey: keys.p256 }),
      /public key to be/,
    ],
    ["CA key before times", ({ keys }) => ({ caPrivateKey: keys.p256, validNotBefore: 1n }), /private key to be/],
    ["begin before end", () => ({ validNotBefore: 1n, validNotAfter: 2n ** 60n }), /valid not before/],
    [
      "end before the request's signature",
      ({ good }) => ({ validNotAfter: 2n ** 60n, csr: damaged(good.csr, flipLast) }),
      /not after/,
    ],
    [
      "the request's signature before the order of times",
      ({ good }) => ({ validNotAfter: 1n, csr: damaged(good.csr, flipLast) }),
      /request signature/,
    ],
    ["the order of times before the subject", () => ({ validNotAfter: 1n, subject: "x" }), /is after notAfter/],
    [
      "the subject before the key pair",
      ({ authorities }) => ({ subject: "x", caCert: authorities.p521 }),
      /raw subject/,
    ],
  ];
  for (const [sentence, change, text] of orders) {
    test(sentence, async () => {
      const outcome = await client.signCertificate({ ...material.good, ...change(material) });
      assert.match("text" in outcome ? outcome.text : "no error", text);
    });
  }
});

test("nothing of a key is ever in an error or in the log", async () => {
  const secret = material.good.caPrivateKey.split("\n")[1]!;
  const outcome = await client.signCertificate({
    ...material.good,
    caPrivateKey: damaged(material.good.caPrivateKey, flipLast),
  });
  assert.ok(!JSON.stringify([outcome, server.lines]).includes(secret));
});
