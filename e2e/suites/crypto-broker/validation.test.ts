import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerOf, BrokerClient, type Outcome } from "./broker-client.ts";
import { type Server, startServer } from "./server-process.ts";

let server: Server;
let client: BrokerClient;
before(async () => {
  server = await startServer();
  client = new BrokerClient(server.socket);
});
after(async () => {
  client[Symbol.dispose]();
  await server.stop();
});

const bytes = (length: number) => new Uint8Array(length);
const text = (length: number) => "x".repeat(length);
const HASH = { profile: "Default" };
const SIGN = { profile: "Default", csr: "x", caPrivateKey: "x", caCert: "x" };
const CRYPT = { profile: "Default", keySource: { source: { case: "rawKey" as const, value: bytes(32) } } };
const ENCRYPT = { ...CRYPT, encryptMetadata: { nonce: bytes(12) } };
const DECRYPT = { ...CRYPT, decryptMetadata: { nonce: bytes(12) } };
const urls = (...list: string[]) => ({ ...SIGN, crlDistributionPoints: list });
const meta = (metadata: object) => ({ ...HASH, metadata });
const trace = (traceContext: object) => meta({ id: "", traceContext });

const calls = {
  hashData: (request: object) => client.hashData(request),
  signCertificate: (request: object) => client.signCertificate(request),
  encryptData: (request: object) => client.encryptData(request),
  decryptData: (request: object) => client.decryptData(request),
} satisfies Record<string, (request: object) => Promise<Outcome<unknown>>>;

const PREFIXES = {
  hashData: "something went wrong while hashing data: ",
  signCertificate: "something went wrong while signing certificate: ",
  encryptData: "something went wrong while encrypting data: ",
  decryptData: "something went wrong while decrypting data: ",
};
const PRINTABLE = "must contain only printable ASCII characters (0x20-0x7E)";

const rows: [method: keyof typeof calls, request: object, fault: string][] = [
  ["hashData", {}, "profile: required"],
  ["hashData", { profile: text(65) }, "profile: too large (max 64)"],
  ["hashData", { profile: "ü".repeat(33) }, "profile: too large (max 64)"],
  ["hashData", { ...HASH, input: bytes(1_048_577) }, "input: too large (max 1048576)"],
  ["signCertificate", { ...SIGN, profile: "" }, "profile: required"],
  ["signCertificate", { ...SIGN, profile: text(65) }, "profile: too large (max 64)"],
  ["signCertificate", { ...SIGN, csr: "" }, "csr: required"],
  ["signCertificate", { ...SIGN, csr: text(65_537) }, "csr: too large (max 65536)"],
  ["signCertificate", { ...SIGN, caPrivateKey: "" }, "caPrivateKey: required"],
  ["signCertificate", { ...SIGN, caPrivateKey: text(65_537) }, "caPrivateKey: too large (max 65536)"],
  ["signCertificate", { ...SIGN, caCert: "" }, "caCert: required"],
  ["signCertificate", { ...SIGN, caCert: text(65_537) }, "caCert: too large (max 65536)"],
  ["signCertificate", { ...SIGN, subject: text(1025) }, "subject: too large (max 1024)"],
  ["signCertificate", urls(...Array(17).fill("")), "crlDistributionPoints: too many entries (max 16)"],
  ["signCertificate", urls("http://a/", `http://a/${text(2040)}`), "crlDistributionPoints[1]: too large (max 2048)"],
  ["signCertificate", urls("ftp://a/", `http://a/${text(2040)}`), "crlDistributionPoints[0]: is not valid URL"],
  ["signCertificate", urls("http://a/", "http:///a"), "crlDistributionPoints[1]: is not valid URL"],
  ["signCertificate", urls("not a url"), "crlDistributionPoints[0]: is not valid URL"],
  ["encryptData", { ...ENCRYPT, profile: "" }, "profile: required"],
  ["encryptData", { ...ENCRYPT, keySource: undefined }, "keySource: required"],
  ["encryptData", { ...ENCRYPT, keySource: {} }, "keySource: required"],
  [
    "encryptData",
    { ...ENCRYPT, keySource: { source: { case: "rawKey", value: bytes(33) } } },
    "keySource.rawKey: too large (max 32)",
  ],
  ["encryptData", { ...ENCRYPT, plaintext: bytes(1_048_577) }, "plaintext: too large (max 1048576)"],
  ["encryptData", { ...ENCRYPT, encryptMetadata: undefined }, "encryptMetadata: required"],
  ["encryptData", { ...ENCRYPT, encryptMetadata: { nonce: bytes(33) } }, "encryptMetadata.nonce: too large (max 32)"],
  [
    "encryptData",
    { ...ENCRYPT, encryptMetadata: { nonce: bytes(12), aad: bytes(65_537) } },
    "encryptMetadata.aad: too large (max 65536)",
  ],
  ["decryptData", { ...DECRYPT, profile: "" }, "profile: required"],
  ["decryptData", { ...DECRYPT, keySource: undefined }, "keySource: required"],
  [
    "decryptData",
    { ...DECRYPT, keySource: { source: { case: "rawKey", value: bytes(33) } } },
    "keySource.rawKey: too large (max 32)",
  ],
  ["decryptData", { ...DECRYPT, ciphertext: bytes(1_048_577) }, "ciphertext: too large (max 1048576)"],
  ["decryptData", { ...DECRYPT, decryptMetadata: undefined }, "decryptMetadata: required"],
  ["decryptData", { ...DECRYPT, decryptMetadata: { nonce: bytes(33) } }, "decryptMetadata.nonce: too large (max 32)"],
  [
    "decryptData",
    { ...DECRYPT, decryptMetadata: { nonce: bytes(12), aad: bytes(65_537) } },
    "decryptMetadata.aad: too large (max 65536)",
  ],
  [
    "decryptData",
    { ...DECRYPT, decryptMetadata: { nonce: bytes(12), tag: bytes(33) } },
    "decryptMetadata.tag: too large (max 32)",
  ],
  ["hashData", meta({ id: text(129) }), "metadata.id: too large (max 128)"],
  ["hashData", meta({ id: "tab\there" }), `metadata.id: ${PRINTABLE}`],
  ["hashData", meta({ id: "schön" }), `metadata.id: ${PRINTABLE}`],
  ["hashData", trace({ traceId: text(33) }), "metadata.traceContext.traceId: too large (max 32)"],
  ["hashData", trace({ spanId: text(17) }), "metadata.traceContext.spanId: too large (max 16)"],
  ["hashData", trace({ traceFlags: text(3) }), "metadata.traceContext.traceFlags: too large (max 2)"],
  ["hashData", trace({ traceState: text(513) }), "metadata.traceContext.traceState: too large (max 512)"],
  ["hashData", trace({ correlationId: text(129) }), "metadata.traceContext.correlationId: too large (max 128)"],
  ["hashData", trace({ correlationId: "\u007f" }), `metadata.traceContext.correlationId: ${PRINTABLE}`],
  ["signCertificate", { ...SIGN, metadata: { id: "\n" } }, `metadata.id: ${PRINTABLE}`],
  ["encryptData", { ...ENCRYPT, metadata: { id: "\n" } }, `metadata.id: ${PRINTABLE}`],
  ["decryptData", { ...DECRYPT, metadata: { id: "\n" } }, `metadata.id: ${PRINTABLE}`],
];

describe("a request that breaks a rule is refused with the rule's words", () => {
  for (const [method, request, fault] of rows) {
    test(`${method}: ${fault}`, async () => {
      const { code, text } = (await calls[method](request)) as { code: number; text: string };
      assert.deepEqual(
        { code, text },
        { code: 3, text: `${PREFIXES[method]}rpc error: code = InvalidArgument desc = ${fault}` },
      );
    });
  }
});

describe("of several broken rules the first one speaks", () => {
  const orders: [method: keyof typeof calls, request: object, field: string][] = [
    ["hashData", { profile: "", input: bytes(1_048_577), metadata: { id: "\n" } }, "profile"],
    ["hashData", { ...HASH, input: bytes(1_048_577), metadata: { id: "\n" } }, "input"],
    ["signCertificate", { ...SIGN, csr: "", caPrivateKey: "", caCert: "" }, "csr"],
    ["signCertificate", { ...SIGN, caPrivateKey: "", caCert: "" }, "caPrivateKey"],
    ["signCertificate", { ...SIGN, caCert: "", subject: text(1025) }, "caCert"],
    ["signCertificate", { ...urls("x"), subject: text(1025) }, "subject"],
    ["encryptData", { ...ENCRYPT, keySource: undefined, plaintext: bytes(1_048_577) }, "keySource"],
    ["encryptData", { ...ENCRYPT, plaintext: bytes(1_048_577), encryptMetadata: undefined }, "plaintext"],
    [
      "decryptData",
      { ...DECRYPT, decryptMetadata: { nonce: bytes(33), aad: bytes(65_537), tag: bytes(33) } },
      "decryptMetadata.nonce",
    ],
    ["hashData", { profile: "no such", metadata: { id: "\n" } }, "metadata.id"],
  ];
  for (const [method, request, field] of orders) {
    test(`${method}: ${field}`, async () => {
      const { text } = (await calls[method](request)) as { text: string };
      assert.ok(text.includes(`desc = ${field}: `), text);
    });
  }
});

test("what is just within the rules passes", async () => {
  const metadata = {
    id: text(128),
    traceContext: {
      traceId: text(32),
      spanId: text(16),
      traceFlags: "xx",
      traceState: text(512),
      correlationId: text(128),
    },
  };
  answerOf(await client.hashData({ ...HASH, input: bytes(1_048_576), metadata }));
});

test("a request above 2 MiB is RESOURCE_EXHAUSTED, and so is an answer above 1 MiB", async () => {
  const { code } = await client.hashData({ ...HASH, input: bytes(2_097_153) });
  assert.equal(code, 8);
  assert.equal((await client.encryptData({ ...ENCRYPT, plaintext: bytes(1_048_576) })).code, 8);
  assert.equal((await client.encryptData({ ...ENCRYPT, plaintext: bytes(1_048_000) })).code, 0);
});

test("bytes that are no message are INTERNAL, and name the type", async () => {
  const outcome = await client.raw("/CryptoBroker.CryptoGrpc/HashData", Uint8Array.of(0x0a, 0x7f));
  assert.equal(outcome.code, 13);
  assert.match((outcome as { text: string }).text, /no valid protobuf message of type CryptoBroker\.HashDataRequest/);
});
