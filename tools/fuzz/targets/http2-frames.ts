import assert from "node:assert/strict";
import { Http2Error } from "@keyward/core/http2/error-code";
import { FRAME, FRAME_HEAD_BYTES, writeFrameHead } from "@keyward/core/http2/frame";
import { FrameReader } from "@keyward/core/http2/frame-reader";
import { fragmentOf } from "@keyward/core/http2/header-payload";
import { readSettings } from "@keyward/core/http2/settings";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const MAX_FRAME_BYTES = 16_384;

const frames = [
  frame(4, 0, 0, "000300000064000400010000"),
  frame(1, 4, 1, "8286"),
  frame(1, 0x2c, 3, "0200000001108286ffff"),
  frame(0, 0, 1, "cafe"),
  frame(0, 9, 1, "02cafe0000"),
  frame(8, 0, 0, "00001000"),
  frame(6, 0, 0, "0000000000000000"),
];

/** However a connection is cut into chunks, the same frames come out. The first byte of an input says how it is cut. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [0, 1, 8].map((cut) => Buffer.concat([Uint8Array.of(cut), ...frames])),
  maxBytes: 40 * 1024,
  run(input) {
    const [size, stream] = [1 + ((input[0] ?? 0) % 32), Buffer.from(input.subarray(1))];
    const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, i) =>
      stream.subarray(i * size, (i + 1) * size),
    );
    assert.deepEqual(read(chunks), read([stream]));
  },
};

/** @returns what is read, up to the first fault */
function read(chunks: readonly Buffer[]): string[] {
  const seen: string[] = [];
  let data = "";
  const reader = new FrameReader(MAX_FRAME_BYTES, {
    onFrame: (type, flags, id, payload) => {
      assert.ok(payload.length <= MAX_FRAME_BYTES);
      seen.push(`${type} ${flags} ${id} ${payload.toString("hex")}`);
      look(type, flags, id, payload);
    },
    onDataHead: (id, flags, bytes) => {
      data = `data ${id} ${flags} ${bytes} `;
    },
    onDataPart: (_id, part) => {
      data += part.toString("hex");
    },
    onDataEnd: () => seen.push(data),
  });
  try {
    for (const chunk of chunks) reader.push(chunk);
  } catch (error) {
    if (!(error instanceof Http2Error)) throw error;
    seen.push(error.message);
  }
  return seen;
}

function look(type: number, flags: number, id: number, payload: Buffer): void {
  if (type === FRAME.HEADERS) assert.ok(fragmentOf(payload, flags, id).length <= payload.length);
  if (type === FRAME.SETTINGS) readSettings(payload, (_id, value) => assert.ok(value >= 0 && value < 2 ** 32));
}

function frame(type: number, flags: number, streamId: number, hex: string): Buffer {
  const payload = Buffer.from(hex, "hex");
  const bytes = Buffer.alloc(FRAME_HEAD_BYTES + payload.length);
  bytes.set(payload, writeFrameHead(bytes, 0, payload.length, type, flags, streamId));
  return bytes;
}
