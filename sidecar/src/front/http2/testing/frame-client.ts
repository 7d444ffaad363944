import { connect, type Socket } from "node:net";
import { FLAG, FRAME, FRAME_HEAD_BYTES, PREFACE, readUint32, writeFrameHead } from "@keyward/core/http2/frame";
import { FrameReader } from "@keyward/core/http2/frame-reader";
import { HpackDecoder } from "@keyward/core/http2/hpack/decoder";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";

export interface SeenFrame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

/** Where to connect: Node's own options. */
export type Address = { readonly path: string } | { readonly host: string; readonly port: number };

const CALL = { ":method": "POST", ":scheme": "http", ":path": "/t.T/Echo", "content-type": "application/grpc" };

/** An HTTP/2 client that sends frames as it is told, right or wrong, and keeps what comes. */
export class FrameClient implements Disposable {
  readonly socket: Socket;
  readonly frames: SeenFrame[] = [];
  readonly #decoder = new HpackDecoder(4096);
  #data: Buffer[] = [];
  #grown = Promise.withResolvers<void>();
  #isClosed = false;

  /** @param settings payload of the first SETTINGS; undefined: not even the preface is sent */
  constructor(address: Address, settings: Uint8Array | undefined = Buffer.alloc(0)) {
    this.socket = connect({ ...address, allowHalfOpen: true });
    this.socket.on("error", () => {});
    this.socket.once("close", () => {
      this.#isClosed = true;
      this.#grow();
    });
    const reader = new FrameReader(2 ** 24 - 1, {
      onFrame: (type, flags, streamId, payload) => this.#keep(type, flags, streamId, payload),
      onDataHead: () => {
        this.#data = [];
      },
      onDataPart: (_id, part) => this.#data.push(part),
      onDataEnd: (streamId, flags) => this.#keep(FRAME.DATA, flags, streamId, Buffer.concat(this.#data)),
    });
    this.socket.on("data", (chunk: Buffer) => reader.push(chunk));
    this.socket.on("end", () => this.socket.end());
    if (settings === undefined) return;
    this.socket.write(PREFACE);
    this.send(FRAME.SETTINGS, 0, 0, settings);
  }

  send(type: number, flags: number, streamId: number, payload: Uint8Array | string = ""): this {
    const bytes = typeof payload === "string" ? Buffer.from(payload, "hex") : payload;
    const frame = Buffer.alloc(FRAME_HEAD_BYTES + bytes.length);
    frame.set(bytes, writeFrameHead(frame, 0, bytes.length, type, flags, streamId));
    this.socket.write(frame);
    return this;
  }

  /** HEADERS of the usual call, changed by `fields`; what is undefined is left out. */
  headers(streamId: number, fields: Readonly<Record<string, string | undefined>> = {}, flags = 0): this {
    return this.send(FRAME.HEADERS, FLAG.END_HEADERS | flags, streamId, blockOf(fields));
  }

  /** A whole call with a message of no bytes. */
  call(streamId: number): this {
    return this.headers(streamId).send(FRAME.DATA, FLAG.END_STREAM, streamId, Buffer.alloc(5));
  }

  /** @returns the first frame that the condition holds for, once it is there; undefined where the connection closed without one */
  async find(matches: (frame: SeenFrame) => boolean): Promise<SeenFrame | undefined> {
    for (let from = 0; ; ) {
      const found = this.frames.slice(from).find(matches);
      if (found !== undefined || this.#isClosed) return found;
      from = this.frames.length;
      await this.#grown.promise;
    }
  }

  /** @returns how the stream ended: its last frame's type, or the code of its reset */
  async endOf(streamId: number): Promise<{ readonly reset: number } | "ended" | undefined> {
    const frame = await this.find(
      ({ type, flags, streamId: id }) =>
        id === streamId && (type === FRAME.RST_STREAM || (type <= FRAME.HEADERS && (flags & FLAG.END_STREAM) !== 0)),
    );
    if (frame === undefined) return undefined;
    return frame.type === FRAME.RST_STREAM ? { reset: readUint32(frame.payload, 0) } : "ended";
  }

  /** A whole call, and its answer. */
  async ended(streamId: number): Promise<this> {
    await this.call(streamId).endOf(streamId);
    return this;
  }

  /** @returns the code of the GOAWAY that ends the connection; undefined where it closed without one */
  async goAwayCode(): Promise<number | undefined> {
    const frame = await this.find(({ type }) => type === FRAME.GOAWAY);
    return frame && readUint32(frame.payload, 4);
  }

  /** @returns once the server has read all that was sent before */
  async settled(): Promise<void> {
    const payload = Buffer.from(`${this.frames.length}`.padStart(8));
    this.send(FRAME.PING, 0, 0, payload);
    await this.find((frame) => frame.type === FRAME.PING && frame.payload.equals(payload));
  }

  /** All fields of the stream's answer: headers and trailers. Decodes all blocks that came, in order. */
  fieldsOf(streamId: number): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const frame of this.frames) {
      if (frame.type !== FRAME.HEADERS) continue;
      this.#decoder.decode(frame.payload, (name, value) => {
        if (frame.streamId === streamId) fields[name] = value;
      });
    }
    return fields;
  }

  /** Also where the connection breaks: what was still being written then has nowhere to go. */
  async closed(): Promise<void> {
    await this.find(() => false);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  #keep(type: number, flags: number, streamId: number, payload: Buffer): void {
    this.frames.push({ type, flags, streamId, payload });
    this.#grow();
  }

  #grow(): void {
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }
}

/** A field block that depends on no table. */
export function blockOf(fields: Readonly<Record<string, string | undefined>> = {}): Uint8Array {
  const all = Object.entries({ ...CALL, ...fields }).flatMap(([name, value]) =>
    value === undefined ? [] : { name, value },
  );
  return new HpackEncoder(0).encode(all);
}
