import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { MessageAssembler } from "./message-assembler.ts";

const MESSAGES = ["a", "", "hello", "", "x".repeat(300)];
const BYTES = Buffer.concat(MESSAGES.map((text) => encodeMessage(Buffer.from(text))));

/** Everything that the chunks complete. */
function assemble(chunks: readonly Buffer[], maxBytes = 1_000): string[] {
  const assembler = new MessageAssembler(maxBytes);
  const messages: string[] = [];
  for (const chunk of chunks) {
    assembler.feed(chunk);
    for (let next = assembler.take(); next !== undefined; next = assembler.take()) {
      messages.push(Buffer.from(next).toString());
    }
  }
  assert.equal(assembler.isMidMessage, false);
  return messages;
}

test("messages that are split at any byte are the same messages", () => {
  for (let at = 0; at <= BYTES.length; at++) {
    assert.deepEqual(assemble([BYTES.subarray(0, at), BYTES.subarray(at)]), MESSAGES, `split at ${at}`);
  }
});

test("messages in chunks of any one size are the same messages", () => {
  for (let size = 1; size <= 20; size++) {
    const chunks = Array.from({ length: Math.ceil(BYTES.length / size) }, (_, i) =>
      BYTES.subarray(i * size, (i + 1) * size),
    );
    assert.deepEqual(assemble(chunks), MESSAGES, `chunks of ${size}`);
  }
});

test("a message that was taken stays as it is when more comes", () => {
  const assembler = new MessageAssembler(10);
  assembler.feed(BYTES.subarray(0, 6));
  const first = assembler.take()!;
  assembler.feed(Buffer.from(encodeMessage(Buffer.from("zz"))));
  assert.equal(Buffer.from(assembler.take()!).toString(), "zz");
  assert.equal(Buffer.from(first).toString(), "a");
});

test("a length is announced before a byte of its message has come", () => {
  const assembler = new MessageAssembler(10);
  assembler.feed(Buffer.of(0, 0, 0, 0));
  assert.equal(assembler.announced(), undefined);
  assert.equal(assembler.isMidMessage, true);
  assembler.feed(Buffer.of(7));
  assert.equal(assembler.announced(), 7);
  assert.equal(assembler.isMidMessage, true);
});

test("the largest message passes, one byte more is refused by its prefix alone", () => {
  assert.deepEqual(assemble([Buffer.from(encodeMessage(Buffer.from("1234567890")))], 10), ["1234567890"]);
  const assembler = new MessageAssembler(10);
  assembler.feed(Buffer.of(0, 0, 0, 0, 11));
  assert.throws(() => assembler.announced(), {
    code: "RESOURCE_EXHAUSTED",
    message: "a message of the request has 11 bytes, the most is 10",
  });
});

test("what is discarded is forgotten", () => {
  const assembler = new MessageAssembler(10);
  assembler.feed(Buffer.of(0, 0, 0, 0, 7, 1, 2));
  assembler.take();
  assembler.discard();
  assert.equal(assembler.isMidMessage, false);
  assert.equal(assembler.take(), undefined);
});
