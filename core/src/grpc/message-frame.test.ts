import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../testing/seeded-random.ts";
import { encodeMessage, MessageDecoder } from "./message-frame.ts";

test("messages come out as they went in, however the stream is cut", () => {
  const random = new SeededRandom(11);
  for (let round = 0; round < 200; round++) {
    const messages = Array.from({ length: random.between(1, 6) }, () =>
      random.bytes(random.pick([0, 1, 5, 300, 3000])),
    );
    const stream = Buffer.concat(messages.map(encodeMessage));
    const decoder = new MessageDecoder(3000);
    const got: Uint8Array[] = [];
    for (let at = 0; at < stream.length; ) {
      const size = random.pick([0, 1, 2, 7, 500, 4000]);
      got.push(...decoder.push(stream.subarray(at, at + size)));
      at += size;
    }
    decoder.end();
    assert.deepEqual(got.map(Buffer.from), messages.map(Buffer.from));
  }
});

test("a large message that arrives byte by byte is decoded", () => {
  const message = new SeededRandom(12).bytes(200_000);
  const decoder = new MessageDecoder(message.length);
  const got = [...encodeMessage(message)].flatMap((byte) => decoder.push(Uint8Array.of(byte)));
  assert.deepEqual(got.map(Buffer.from), [Buffer.from(message)]);
});

test("a message over the limit is refused by its prefix alone", () => {
  const decoder = new MessageDecoder(10);
  assert.equal(decoder.push(encodeMessage(new Uint8Array(10))).length, 1);
  assert.throws(() => decoder.push(Uint8Array.of(0, 0, 0, 0, 11)), {
    code: "RESOURCE_EXHAUSTED",
    message: "message of 11 bytes is larger than the limit of 10 bytes",
  });
  assert.throws(() => new MessageDecoder(10).push(Uint8Array.of(0, 255, 255, 255, 255)), {
    code: "RESOURCE_EXHAUSTED",
  });
});

test("a compressed message and unknown flags are refused", () => {
  assert.throws(() => new MessageDecoder(10).push(Uint8Array.of(1, 0, 0, 0, 0)), { code: "NOT_SUPPORTED" });
  assert.throws(() => new MessageDecoder(10).push(Uint8Array.of(128, 0, 0, 0, 0)), { code: "INVALID_ARGUMENT" });
});

test("a stream that ends inside a message is an error, between messages it is not", () => {
  for (const part of [Uint8Array.of(0), Uint8Array.of(0, 0, 0, 0, 1), Uint8Array.of(0, 0, 0, 0, 2, 9)]) {
    const decoder = new MessageDecoder(10);
    decoder.push(part);
    assert.throws(() => decoder.end(), { code: "INVALID_ARGUMENT" });
  }
  new MessageDecoder(10).end();
});
