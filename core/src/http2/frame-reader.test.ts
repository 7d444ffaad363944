import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAME_HEAD_BYTES, writeFrameHead } from "./frame.ts";
import { FrameReader } from "./frame-reader.ts";

function frame(type: number, flags: number, streamId: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc(FRAME_HEAD_BYTES + payload.length);
  bytes.set(payload, writeFrameHead(bytes, 0, payload.length, type, flags, streamId));
  return bytes;
}

/** What a reader tells, as lines; DATA as one line for each frame. */
function read(chunks: readonly Buffer[], maxFrameBytes = 16_384): string[] {
  const lines: string[] = [];
  let data = "";
  const reader = new FrameReader(maxFrameBytes, {
    onFrame: (type, flags, id, payload) => lines.push(`${type} ${flags} ${id} ${payload.toString("hex")}`),
    onDataHead: (_id, _flags, frameBytes) => {
      data = `data of ${frameBytes}: `;
    },
    onDataPart: (_id, part) => {
      data += part.toString("hex");
    },
    onDataEnd: (id, flags) => lines.push(`${data} ${flags} ${id}`),
  });
  for (const chunk of chunks) reader.push(chunk);
  return lines;
}

const STREAM = Buffer.concat([
  frame(4, 0, 0, Buffer.alloc(0)),
  frame(1, 4, 1, Buffer.from("8286", "hex")),
  frame(0, 0, 1, Buffer.from("cafe")),
  frame(0, 0, 1, Buffer.alloc(0)),
  frame(0, 9, 2 ** 31 - 1, Buffer.from("02cafe0000", "hex")),
  frame(0, 8, 3, Buffer.from("00", "hex")),
  frame(0xbe, 0xff, 5, Buffer.alloc(300, 1)),
]);
const LINES = [
  "4 0 0 ",
  "1 4 1 8286",
  "data of 4: 63616665 0 1",
  "data of 0:  0 1",
  "data of 5: cafe 9 2147483647",
  "data of 1:  8 3",
  `190 255 5 ${"01".repeat(300)}`,
];

test("however a connection is cut into chunks, the same frames come out", () => {
  for (let size = 1; size <= STREAM.length; size++) {
    const chunks = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, i) =>
      STREAM.subarray(i * size, (i + 1) * size),
    );
    assert.deepEqual(read(chunks), LINES, `in chunks of ${size}`);
  }
});

test("the reserved bit of a stream id is not looked at", () => {
  const bytes = frame(6, 0, 0, Buffer.alloc(8));
  bytes[5] = 0x80;
  assert.deepEqual(read([bytes]), ["6 0 0 0000000000000000"]);
});

test("a frame above the limit is refused by its head", () => {
  assert.deepEqual(read([frame(0, 0, 1, Buffer.alloc(16))], 16).length, 1);
  const head = frame(0, 0, 1, Buffer.alloc(17)).subarray(0, 9);
  assert.throws(() => read([head], 16), { name: "FRAME_SIZE_ERROR", message: "a frame of 17 bytes, the most is 16" });
});

for (const [sentence, payload, name] of [
  ["longer than its frame", "05cafe", "PROTOCOL_ERROR"],
  ["announced by a frame that has no room for its length", "", "FRAME_SIZE_ERROR"],
] as const) {
  test(`padding ${sentence} is a ${name}`, () => {
    assert.throws(() => read([frame(0, 8, 1, Buffer.from(payload, "hex"))]), { name });
  });
}
