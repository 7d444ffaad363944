import assert from "node:assert/strict";
import { encodeMessage, MessageDecoder } from "@keyward/core/grpc/message-frame";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const MAX_MESSAGE_BYTES = 4096;

const frames = Buffer.concat(["", "hash", "a".repeat(300)].map((text) => encodeMessage(Buffer.from(text))));

/** However a stream is cut into chunks, the same messages come out. The first byte of an input says how it is cut. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [0, 1, 7].map((cut) => Buffer.concat([Uint8Array.of(cut), frames])),
  run([cut = 0, ...stream]) {
    const whole = decode([Uint8Array.from(stream)]);
    const size = 1 + (cut % 32);
    const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
      Uint8Array.from(stream.slice(index * size, (index + 1) * size)),
    );
    assert.deepEqual(decode(chunks), whole);
  },
};

function decode(chunks: readonly Uint8Array[]): Buffer {
  const decoder = new MessageDecoder(MAX_MESSAGE_BYTES);
  const messages = chunks.flatMap((chunk) => decoder.push(chunk));
  decoder.end();
  return Buffer.concat(messages.map(encodeMessage));
}
