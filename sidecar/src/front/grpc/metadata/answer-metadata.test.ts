import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerMetadata, MAX_METADATA_BYTES } from "./answer-metadata.ts";
import { binaryValues } from "./metadata.ts";

test("texts go as they are, bytes as base64 without padding", () => {
  const metadata = new AnswerMetadata().add("x-a.b_c", "one, two").add("x-a.b_c", "").add("x-bin", Buffer.of(0xab));
  assert.deepEqual(metadata.seal(), [
    { name: "x-a.b_c", value: "one, two" },
    { name: "x-a.b_c", value: "" },
    { name: "x-bin", value: "qw" },
  ]);
});

for (const [sentence, name, value] of [
  ["an upper-case name", "X-A", "v"],
  ["no name", "", "v"],
  ["a pseudo-header field", ":status", "200"],
  ["a name of gRPC's own", "grpc-status", "0"],
  ["a name that HTTP/2 forbids", "connection", "close"],
  ["a name that HTTP has once at most", "content-type", "text/plain"],
  ["a line break", "x-a", "v\r\nx-b: w"],
  ["a character that is not ASCII", "x-a", "ü"],
  ["a blank in front", "x-a", " v"],
  ["a blank behind", "x-a", "v\t"],
  ["bytes under a name for text", "x-a", Buffer.of(1)],
  ["text under a name for bytes", "x-bin", "qw"],
] as const) {
  test(`${sentence} is no metadata`, () => {
    assert.throws(() => new AnswerMetadata().add(name, value), { code: "INVALID_ARGUMENT" });
  });
}

test("metadata is bounded, and every field counts for more than its characters", () => {
  const longest = "v".repeat(MAX_METADATA_BYTES - 32 - 3);
  new AnswerMetadata().add("x-a", longest);
  assert.throws(() => new AnswerMetadata().add("x-a", `${longest}v`), { code: "RESOURCE_EXHAUSTED" });
  const many = new AnswerMetadata();
  assert.throws(() => Array.from({ length: 200 }, () => many.add("x", "")), { code: "RESOURCE_EXHAUSTED" });
});

test("nothing is added to metadata that has been sent", () => {
  const metadata = new AnswerMetadata();
  metadata.seal();
  assert.throws(() => metadata.add("x-a", "v"), { code: "FAILED_PRECONDITION" });
});

test("binary values of a request are read with and without padding, alone and joined", () => {
  const read = (value: string | string[] | undefined) => binaryValues({ "x-bin": value }, "x-bin").map((v) => [...v]);
  assert.deepEqual(read(undefined), []);
  assert.deepEqual(read("q80="), [[0xab, 0xcd]]);
  assert.deepEqual(read("q80, qw"), [[0xab, 0xcd], [0xab]]);
  assert.deepEqual(read(["q80", "qw=="]), [[0xab, 0xcd], [0xab]]);
  assert.throws(() => read("q8!"), { code: "INVALID_ARGUMENT" });
});
