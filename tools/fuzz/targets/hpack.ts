import assert from "node:assert/strict";
import { Http2Error } from "@keyward/core/http2/error-code";
import { HpackDecoder } from "@keyward/core/http2/hpack/decoder";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";
import type { Field } from "@keyward/core/http2/hpack/field";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const TABLE_BYTES = 4096;

const FIELDS: Field[] = Object.entries({
  ":method": "POST",
  ":path": "/keyward.v1.Digest/Hash",
  "content-type": "application/grpc",
  "grpc-timeout": "1S",
  "x-bin": "AAEC/w",
}).map(([name, value]) => ({ name, value }));

/** What is decoded, encoded by us in either way and decoded again is the same; two blocks, so that the table counts. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [
    new HpackEncoder(0).encode(FIELDS),
    new HpackEncoder().encode(FIELDS, { keep: true }),
    new HpackEncoder().encode(FIELDS, { keep: true, huffman: false }),
    Buffer.from("3fe11f8286844187f1e3c2e5f23a6b", "hex"),
  ],
  maxBytes: 4096,
  run(input) {
    const half = Math.floor(input.length / 2);
    const decoder = new HpackDecoder(TABLE_BYTES);
    for (const block of [input.subarray(0, half), input.subarray(half), input]) {
      const fields = decode(decoder, block);
      // Longer ones only take time: the same entry again and again.
      if (fields !== undefined && fields.length < 200) assertRoundTrip(fields);
    }
  },
};

function decode(decoder: HpackDecoder, block: Uint8Array): Field[] | undefined {
  const fields: Field[] = [];
  try {
    decoder.decode(Buffer.from(block), (name, value) => fields.push({ name, value }));
    return fields;
  } catch (error) {
    if (error instanceof Http2Error) return undefined;
    throw error;
  }
}

function assertRoundTrip(fields: readonly Field[]): void {
  for (const options of [{}, { keep: true }, { huffman: true }]) {
    assert.deepEqual(decode(new HpackDecoder(TABLE_BYTES), new HpackEncoder().encode(fields, options)), fields);
  }
}
