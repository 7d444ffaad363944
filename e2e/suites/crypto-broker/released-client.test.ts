import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CryptoBrokerClient } from "@open-crypto-broker/cryptobroker-client";
import { OpenSsl } from "./openssl.ts";
import { PROFILES, type Server, startServer } from "./server-process.ts";

// The client has its socket's path compiled in, so this file alone uses the folder.

const LIMIT = { timeout: 180_000 };
const HEX = 0;
const RAW = 1;
const DER = 0;
const PEM = 1;
let dir: string;
let server: Server;
let client: CryptoBrokerClient;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "kwr-"));
  await writeFile(join(dir, "Profiles.yaml"), PROFILES);
  // No option at all: the environment of the crypto-broker's own server.
  server = await startServer({ dir, profiles: "", args: [], env: { CRYPTO_BROKER_PROFILES_DIR: dir, APP_ENV: "dev" } });
  client = await CryptoBrokerClient.NewLibrary();
});
after(async () => {
  await server.stop();
});

test("it hashes", LIMIT, async () => {
  const input = Buffer.from("Welcome CryptoBroker");
  const hex = await client.hashData({ profile: "Default", input, outputFormat: HEX });
  assert.equal(hex.hashValueHex, createHash("sha3-512").update(input).digest("hex"));
  assert.equal(hex.hashAlgorithm, "sha3-512");
  assert.match(hex.metadata!.id, /^[0-9a-f-]{36}$/);
  const raw = await client.hashData({ profile: "Default", input, outputFormat: RAW });
  assert.deepEqual(Buffer.from(raw.hashValueRaw!), createHash("sha3-512").update(input).digest());
});

test("it signs certificates", LIMIT, async () => {
  using openssl = new OpenSsl();
  const caPrivateKey = openssl.ecKey("P-384");
  const caCert = openssl.authority(caPrivateKey);
  const request = {
    profile: "Default",
    csr: openssl.request(openssl.ecKey("P-256")),
    caPrivateKey,
    caCert,
    subject: "C=DE, O=Example, CN=client",
    crlDistributionPoints: ["http://example.com/crls/list1.crl", "http://example.com/crls/list2.crl"],
    validNotAfter: BigInt(Math.floor(Date.now() / 1000) + 3_600),
  };
  const { pem } = await client.signCertificate({ ...request, outputFormat: PEM });
  openssl.verify(caCert, pem!);
  const { der } = await client.signCertificate({ ...request, outputFormat: DER });
  assert.match(new X509Certificate(der!).subject, /CN=client/);
});

test("it encrypts and decrypts", LIMIT, async () => {
  const rawKey = Buffer.alloc(32, 7);
  const nonce = Buffer.alloc(12, 9);
  const plaintext = Buffer.from("attack at dawn");
  const keySource = { rawKey };
  const { ciphertext, cipherMetadata } = await client.encryptData({
    profile: "Default",
    keySource,
    plaintext,
    encryptMetadata: { nonce },
  });
  const decryptMetadata = { nonce, tag: cipherMetadata!.tag };
  const answer = await client.decryptData({ profile: "Default", keySource, ciphertext, decryptMetadata });
  assert.deepEqual(Buffer.from(answer.plaintext), plaintext);
});

test("it asks for health, and runs the benchmark", LIMIT, async () => {
  assert.deepEqual(await client.healthData(), { status: 1 });
  const { benchmarkResults } = await client.benchmarkData({});
  assert.equal(JSON.parse(benchmarkResults).results.length, 10);
});

test("it gets an error with code and text, at once: the breaker and the retries stay out of it", LIMIT, async () => {
  for (let i = 0; i < 10; i++) {
    await assert.rejects(client.hashData({ profile: "no such", input: Buffer.alloc(0), outputFormat: HEX }), {
      code: 3,
      details: "something went wrong while hashing data: could not retrieve profile, err: there is no profile: no such",
    });
  }
  await client.hashData({ profile: "Default", input: Buffer.alloc(0), outputFormat: HEX });
});
