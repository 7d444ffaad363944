import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { fromBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { HashDataResponseSchema, HashOutputFormat } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { answerOf, BrokerClient } from "./broker-client.ts";
import { PROFILES, type Server, startServer } from "./server-process.ts";

const ALGORITHMS: [name: string, node: string, bytes: number][] = [
  ["sha-256", "sha256", 32],
  ["sha-384", "sha384", 48],
  ["sha-512", "sha512", 64],
  ["sha-512/256", "sha512-256", 32],
  ["sha3-256", "sha3-256", 32],
  ["sha3-384", "sha3-384", 48],
  ["sha3-512", "sha3-512", 64],
  ["shake-128", "shake128", 16],
  ["shake-256", "shake256", 32],
];
const INPUT = Buffer.from("Welcome CryptoBroker");
const entry = (name: string) =>
  `- {Name: "${name}", Settings: {CryptoLibrary: native}, API: {HashData: {HashAlg: "${name.toUpperCase()}"}}}\n`;

let server: Server;
let client: BrokerClient;
before(async () => {
  server = await startServer({ profiles: PROFILES + ALGORITHMS.map(([name]) => entry(name)).join("") });
  client = new BrokerClient(server.socket);
});
after(async () => {
  client[Symbol.dispose]();
  await server.stop();
});

for (const [name, node, bytes] of ALGORITHMS) {
  test(`${name} gives what OpenSSL gives, as hexadecimal text and as bytes`, async () => {
    const expected = createHash(node, node.startsWith("shake") ? { outputLength: bytes } : {})
      .update(INPUT)
      .digest();
    const hex = answerOf(await client.hashData({ profile: name, input: INPUT }));
    assert.equal(hex.hashAlgorithm, name);
    assert.deepEqual(hex.hashValue, { case: "hashValueHex", value: expected.toString("hex") });
    assert.deepEqual(
      { ...hex.descriptor, $typeName: "" },
      { $typeName: "", profile: name, operation: "HashData", algorithm: name },
    );
    const raw = answerOf(await client.hashData({ profile: name, input: INPUT, outputFormat: HashOutputFormat.RAW }));
    assert.equal(raw.hashValue.case, "hashValueRaw");
    assert.deepEqual(Buffer.from(raw.hashValue.value as Uint8Array), expected);
  });
}

test("the published check value comes out", async () => {
  const { hashValue } = answerOf(await client.hashData({ profile: "sha-256", input: INPUT }));
  assert.equal(hashValue.value, "4a9f3b5a0ad21b75c5cd6ed018167ad9771ad2662756e26f0437c9c7a7cee27a");
});

test("empty input is hashed, and an unknown output format is HEX", async () => {
  const { hashValue } = answerOf(await client.hashData({ profile: "sha-256", outputFormat: 7 as HashOutputFormat }));
  assert.deepEqual(hashValue, { case: "hashValueHex", value: createHash("sha256").digest("hex") });
});

describe("what is refused", () => {
  test("a profile that is not in the file", async () => {
    for (const profile of ["x", "default", "__proto__", "constructor"]) {
      const outcome = await client.hashData({ profile });
      const text = `something went wrong while hashing data: could not retrieve profile, err: there is no profile: ${profile}`;
      assert.deepEqual([outcome.code, (outcome as { text: string }).text], [3, text]);
    }
  });

  test("a profile that has no HashData", async () => {
    const outcome = await client.hashData({ profile: "Nothing" });
    assert.equal(outcome.code, 3);
    assert.match(
      (outcome as { text: string }).text,
      /^something went wrong while hashing data: error while hashing data: unknown '' algorithm value, available values: \[sha-256 .*\]$/,
    );
  });
});

describe("metadata", () => {
  const full = {
    id: "id-1",
    traceContext: {
      traceId: "a".repeat(32),
      spanId: "b".repeat(16),
      traceFlags: "01",
      traceState: "k=v",
      correlationId: "c-1",
    },
  };
  for (const [sentence, metadata] of [
    ["comes back with every field", full],
    ["comes back when it holds a trace context alone", { id: "", traceContext: full.traceContext }],
    ["comes back when it is empty", { id: "" }],
    ["is absent when the request had none", undefined],
  ] as const) {
    test(sentence, async () => {
      const answer = answerOf(await client.hashData({ profile: "Default", ...(metadata && { metadata }) }));
      assert.deepEqual(plain(answer.metadata), metadata);
    });
  }

  test("a deprecation in a request is not the server's, so it does not come back", async () => {
    const metadata = { id: "x", deprecation: { profile: "forged" } };
    assert.deepEqual(plain(answerOf(await client.hashData({ profile: "Default", metadata })).metadata), { id: "x" });
  });

  test("a field that this server does not know comes back as it was", async () => {
    const metadata = new BinaryWriter();
    metadata.tag(1, WireType.LengthDelimited).string("new").tag(77, WireType.LengthDelimited).string("from the future");
    const request = new BinaryWriter();
    request
      .tag(1, WireType.LengthDelimited)
      .string("Default")
      .tag(3, WireType.LengthDelimited)
      .bytes(metadata.finish());
    const bytes = answerOf(await client.raw("/CryptoBroker.CryptoGrpc/HashData", request.finish()));
    const echoed = fromBinary(HashDataResponseSchema, bytes).metadata;
    assert.deepEqual(
      echoed?.$unknown?.map(({ no, data }) => [no, Buffer.from(data).toString().slice(1)]),
      [[77, "from the future"]],
    );
  });

  test("a text under number 2, as old clients sent, disturbs nothing", async () => {
    const metadata = new BinaryWriter();
    metadata
      .tag(1, WireType.LengthDelimited)
      .string("old")
      .tag(2, WireType.LengthDelimited)
      .string("2025-11-01T12:00:00Z");
    const request = new BinaryWriter();
    request
      .tag(1, WireType.LengthDelimited)
      .string("Default")
      .tag(3, WireType.LengthDelimited)
      .bytes(metadata.finish());
    const bytes = answerOf(await client.raw("/CryptoBroker.CryptoGrpc/HashData", request.finish()));
    assert.deepEqual(plain(fromBinary(HashDataResponseSchema, bytes).metadata), { id: "old" });
  });
});

/** Without what the library adds. */
function plain(message: unknown): unknown {
  if (message === undefined) return undefined;
  return JSON.parse(JSON.stringify(message, (key, value) => (key === "$typeName" ? undefined : value)));
}
