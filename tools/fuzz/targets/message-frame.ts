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
  maxBytes: 16 * 1024,
  run(input) {
    const [size, stream] = [1 + ((input[0] ?? 0) % 32), input.subarray(1)];
    const starts = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) => index * size);
    const whole = decode([stream]);
    assert.equal(Buffer.compare(decode(starts.map((start) => stream.slice(start, start + size))), whole), 0);
  },
};

function decode(chunks: readonly Uint8Array[]): Buffer {
  const decoder = new MessageDecoder(MAX_MESSAGE_BYTES);
  const messages = chunks.flatMap((chunk) => decoder.push(chunk));
  decoder.end();
  return Buffer.concat(messages.map(encodeMessage));
}
