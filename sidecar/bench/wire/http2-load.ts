import { connect, type Socket } from "node:net";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { FLAG, FRAME, FRAME_HEAD_BYTES, PREFACE, writeFrameHead, writeUint32 } from "@keyward/core/http2/frame";
import { FrameReader } from "@keyward/core/http2/frame-reader";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";
import { encodeSettings, SETTING } from "@keyward/core/http2/settings";

import { type Load, Stopwatch } from "./load.ts";

/** Windows so wide that no call of ours waits for one. */
const WINDOW_BYTES = 2 ** 30;

/** One client with `inFlight` unary calls at any time, of which each is written in one go. It looks at nothing but ends of streams. */
export class Http2Load implements Load {
  readonly #socket: Socket;
  readonly #call: Buffer;
  readonly #headerBytes: number;
  #nextId = 3;
  #calls = 0;
  #received = 0;
  readonly #watch = new Stopwatch();
  readonly latenciesUs = this.#watch.latenciesUs;
  #onAnswers: (count: number) => void = () => {};

  private constructor(socket: Socket, head: Uint8Array, data: Buffer) {
    this.#socket = socket;
    const headers = frame(FRAME.HEADERS, FLAG.END_HEADERS, 1, head);
    this.#call = Buffer.concat([headers, data]);
    this.#headerBytes = headers.length;
    this.#listen();
  }

  /**
   * Makes one call, by which both tables learn what all others repeat.
   * @param path of the method @param message its request, at most 16 KiB
   */
  static async open(socketPath: string, path: string, message: Uint8Array): Promise<Http2Load> {
    const socket = connect(socketPath);
    const { teaching, repeated } = blocks(path);
    const data = frame(FRAME.DATA, FLAG.END_STREAM, 1, encodeMessage(message));
    const load = new Http2Load(socket, repeated, data);
    const answered = new Promise<void>((resolve) => {
      load.#onAnswers = () => resolve();
    });
    socket.write(PREFACE);
    socket.write(frame(FRAME.SETTINGS, 0, 0, encodeSettings([[SETTING.INITIAL_WINDOW_SIZE, WINDOW_BYTES]])));
    socket.write(number(FRAME.WINDOW_UPDATE, 0, WINDOW_BYTES));
    socket.write(Buffer.concat([frame(FRAME.HEADERS, FLAG.END_HEADERS, 1, teaching), data]));
    await answered;
    return load;
  }

  /** Calls that were answered. */
  get calls(): number {
    return this.#calls;
  }

  /** Begins `inFlight` calls; each one that ends is followed by another, until `stop`. */
  start(inFlight: number): void {
    this.#onAnswers = (count) => this.#write(count);
    this.#write(inFlight);
  }

  stop(): void {
    this.#onAnswers = () => {};
    this.#socket.destroy();
  }

  #listen(): void {
    let ended = 0;
    const reader = new FrameReader(2 ** 24 - 1, {
      onFrame: (type, flags, _id, payload) => {
        if (type === FRAME.HEADERS && (flags & FLAG.END_STREAM) !== 0) ended += 1;
        else if (type === FRAME.RST_STREAM || type === FRAME.GOAWAY) throw new Error(`the server gave up: ${payload}`);
      },
      onDataHead: (_id, _flags, bytes) => this.#receive(bytes),
      onDataPart: () => {},
      onDataEnd: () => {},
    });
    this.#socket.on("data", (chunk: Buffer) => {
      ended = 0;
      reader.push(chunk);
      this.#calls += ended;
      if (ended === 0) return;
      this.#watch.end();
      this.#onAnswers(ended);
    });
  }

  #receive(bytes: number): void {
    this.#received += bytes;
    if (this.#received < WINDOW_BYTES / 2) return;
    this.#socket.write(number(FRAME.WINDOW_UPDATE, 0, this.#received));
    this.#received = 0;
  }

  #write(count: number): void {
    const bytes = Buffer.allocUnsafe(this.#call.length * count);
    for (let at = 0; at < bytes.length; at += this.#call.length, this.#nextId += 2) {
      this.#call.copy(bytes, at);
      bytes.writeUInt32BE(this.#nextId, at + 5);
      bytes.writeUInt32BE(this.#nextId, at + this.#headerBytes + 5);
    }
    this.#watch.begin();
    this.#socket.write(bytes);
  }
}

/** Headers as clients send them: the first time into the table, and then as a byte for each field. */
function blocks(path: string): { teaching: Uint8Array; repeated: Uint8Array } {
  const fields = Object.entries({
    ":method": "POST",
    ":scheme": "http",
    ":path": path,
    ":authority": "localhost",
    "content-type": "application/grpc",
    "user-agent": "load/1",
    te: "trailers",
  }).map(([name, value]) => ({ name, value }));
  const encoder = new HpackEncoder();
  const teaching = encoder.encode(fields, { keep: true });
  return { teaching, repeated: encoder.encode(fields, { keep: true }) };
}

function frame(type: number, flags: number, streamId: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc(FRAME_HEAD_BYTES + payload.length);
  bytes.set(payload, writeFrameHead(bytes, 0, payload.length, type, flags, streamId));
  return bytes;
}

function number(type: number, streamId: number, value: number): Buffer {
  const payload = Buffer.alloc(4);
  writeUint32(payload, 0, value);
  return frame(type, 0, streamId, payload);
}
