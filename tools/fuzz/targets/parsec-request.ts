import assert from "node:assert/strict";
import { encodeRequest, type RequestHeader } from "@keyward/core/parsec/header";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { RequestDecoder, type WireRequest } from "@keyward/core/parsec/request-decoder";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const MAX_BODY_BYTES = 4096;

const HEADER: RequestHeader = {
  flags: 0,
  provider: 1,
  session: 0n,
  contentType: 0,
  acceptType: 0,
  authenticationType: 1,
  bodyBytes: 0,
  authenticationBytes: 0,
  opcode: 2,
};
const requests = Buffer.concat(
  ["", "body", "b".repeat(300)].map((body) => encodeRequest(HEADER, Buffer.from(body), Buffer.from("app1"))),
);

/** However a stream is cut, the same requests come out, and the same fault. The first byte of an input says how it is cut. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [0, 1, 7, 35].map((cut) => Buffer.concat([Uint8Array.of(cut), requests])),
  maxBytes: 16 * 1024,
  run(input) {
    const [size, stream] = [1 + ((input[0] ?? 0) % 64), input.subarray(1)];
    const starts = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) => index * size);
    const cut = decode(starts.map((start) => stream.slice(start, start + size)));
    assert.deepEqual(cut, decode([stream]));
  },
};

function decode(chunks: readonly Uint8Array[]): { readonly requests: readonly string[]; readonly status: number } {
  const decoder = new RequestDecoder(MAX_BODY_BYTES);
  const requests: string[] = [];
  try {
    for (const chunk of chunks) for (const request of decoder.push(chunk)) requests.push(textOf(request));
    return { requests, status: 0 };
  } catch (error) {
    if (error instanceof ParsecError) return { requests, status: error.status };
    throw error;
  }
}

function textOf({ header, body, authentication }: WireRequest): string {
  return Buffer.from(encodeRequest(header, body, authentication)).toString("hex");
}
