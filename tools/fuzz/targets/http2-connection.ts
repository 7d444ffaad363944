import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { Writable } from "node:stream";
import { ERROR_CODE, Http2Error } from "@keyward/core/http2/error-code";
import { FRAME, FRAME_HEAD_BYTES, writeFrameHead } from "@keyward/core/http2/frame";
import { FrameReader } from "@keyward/core/http2/frame-reader";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";
import { SOCKET_LIMITS } from "../../../sidecar/src/front/grpc/bounds/limits.ts";
import { UnreadBytes } from "../../../sidecar/src/front/http2/flow/unread-bytes.ts";
import { Outbox } from "../../../sidecar/src/front/http2/frames/outbox.ts";
import { Http2Connection } from "../../../sidecar/src/front/http2/http2-connection.ts";
import type { Http2Stream } from "../../../sidecar/src/front/http2/stream/http2-stream.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const LIMITS = { ...SOCKET_LIMITS, maxConcurrentStreams: 8, maxHeldBytes: 64 * 1024 };

const request = new HpackEncoder().encode(
  Object.entries({ ":method": "POST", ":scheme": "http", ":path": "/a/b" }).map(([name, value]) => ({ name, value })),
  { keep: true },
);
const settings = frame(FRAME.SETTINGS, 0, 0, Buffer.alloc(0));
const call = Buffer.concat([
  frame(FRAME.HEADERS, 4, 1, request),
  frame(FRAME.DATA, 1, 1, Buffer.alloc(5)),
  frame(FRAME.HEADERS, 4, 3, request),
  frame(FRAME.DATA, 0, 3, Buffer.alloc(300)),
  frame(FRAME.RST_STREAM, 0, 3, Buffer.of(0, 0, 0, 8)),
]);
const windows = Buffer.concat([
  frame(FRAME.SETTINGS, 0, 0, Buffer.from("000400000003", "hex")),
  frame(FRAME.WINDOW_UPDATE, 0, 1, Buffer.of(0, 0, 0, 9)),
  frame(FRAME.WINDOW_UPDATE, 0, 0, Buffer.of(0, 0, 9, 0)),
]);

/** Whatever a client sends: what it opens is closed in the end, what is held is given back, and faults are HTTP/2's. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [
    Buffer.concat([settings, call]),
    Buffer.concat([settings, call.subarray(0, 40), windows, call.subarray(40)]),
    Buffer.concat([settings, frame(FRAME.HEADERS, 0, 1, request), frame(FRAME.CONTINUATION, 5, 1, Buffer.alloc(0))]),
  ],
  maxBytes: 8 * 1024,
  run(input) {
    const open = new Set<number>();
    const unread = new UnreadBytes(LIMITS.maxHeldBytes);
    const connection = connectionOf(unread, (stream) => serve(stream, open));
    read(connection, Buffer.from(input));
    assert.equal(connection.streams.openCount, open.size);
    connection.close();
    assert.equal(open.size, 0);
    assert.ok(unread.take(LIMITS.maxHeldBytes), "bytes of streams that are closed are still held");
  },
};

function connectionOf(unread: UnreadBytes, onRequest: (stream: Http2Stream) => void): Http2Connection<undefined> {
  const socket = new Writable({ write: (_chunk, _encoding, done) => done() }) as unknown as Socket;
  const outbox = new Outbox(socket, () => {});
  const options = { limits: LIMITS, unread, monotonicMs: () => 0, admit: () => undefined, onRequest };
  return new Http2Connection(options, outbox, () => {});
}

/** Streams of every second id read and answer, the others leave what comes unread. */
function serve(stream: Http2Stream, open: Set<number>): void {
  open.add(stream.id);
  stream.listen({
    onData(chunk) {
      stream.send(chunk);
      return true;
    },
    onEnd: () => stream.finish(Buffer.alloc(20)),
    onRoom: () => {},
    onClose: () => assert.ok(open.delete(stream.id)),
  });
  if (stream.id % 4 === 1) stream.resume();
}

function read(connection: Http2Connection<undefined>, input: Buffer): void {
  const reader = new FrameReader(16_384, connection);
  connection.outbox.hold();
  connection.begin();
  try {
    reader.push(input);
  } catch (error) {
    if (!(error instanceof Http2Error)) throw error;
    assert.equal(error.streamId, 0);
    assert.ok(Object.values<number>(ERROR_CODE).includes(error.code));
  }
  connection.outbox.release();
}

function frame(type: number, flags: number, streamId: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc(FRAME_HEAD_BYTES + payload.length);
  bytes.set(payload, writeFrameHead(bytes, 0, payload.length, type, flags, streamId));
  return bytes;
}
