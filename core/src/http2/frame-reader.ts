import { Buffer } from "node:buffer";
import { Http2Error } from "./error-code.ts";
import { FLAG, FRAME, FRAME_HEAD_BYTES, readUint31 } from "./frame.ts";

/** Who is told what the reader finds. A throw of his ends the reading. */
export interface FrameSink {
  /** Any frame but DATA, whole; the payload may be a view of what was pushed, padding included. */
  onFrame(type: number, flags: number, streamId: number, payload: Buffer): void;
  /** A DATA frame begins. @param frameBytes its payload with its padding, which is what flow control counts */
  onDataHead(streamId: number, flags: number, frameBytes: number): void;
  /** Bytes of it, without padding: a view of what was pushed. There may be none in all. */
  onDataPart(streamId: number, part: Buffer): void;
  onDataEnd(streamId: number, flags: number): void;
}

/** How long reading may go on. */
export interface ReadingTurn {
  /** Asked behind each frame. */
  readonly isOver: boolean;
}

const NOTHING = Buffer.alloc(0);

/**
 * Cuts what a connection delivers into frames. DATA is passed on as it comes and never copied; of other frames at most one is
 * held. Source: RFC 9113, 4 and 6.1
 */
export class FrameReader {
  readonly #maxFrameBytes: number;
  readonly #sink: FrameSink;
  /** Of a head that comes in parts. */
  #head: Uint8Array | undefined;
  #headBytes = 0;
  #length = 0;
  #type = 0;
  #flags = 0;
  #streamId = 0;
  /** The frame whose head is read: its payload so far, where it came in parts. */
  #payload: Buffer = NOTHING;
  #payloadBytes = 0;
  #inPayload = false;
  /** Of the DATA frame: undefined until its padding is known. */
  #contentBytes: number | undefined;
  #paddingBytes = 0;

  constructor(maxFrameBytes: number, sink: FrameSink) {
    this.#maxFrameBytes = maxFrameBytes;
    this.#sink = sink;
  }

  /**
   * @param turn where it is over, the rest is to be pushed later; undefined: all is read
   * @returns how many bytes were read
   * @throws Http2Error: FRAME_SIZE_ERROR above the limit, PROTOCOL_ERROR for padding that is none; what the sink throws
   */
  push(chunk: Buffer, turn?: ReadingTurn): number {
    let at = 0;
    while (at < chunk.length || (this.#inPayload && this.#length === 0)) {
      if (!this.#inPayload) at = this.#takeHead(chunk, at);
      else if (this.#type === FRAME.DATA) at = this.#takeData(chunk, at);
      else at = this.#takePayload(chunk, at);
      if (turn !== undefined && !this.#inPayload && turn.isOver) break;
    }
    return at;
  }

  #takeHead(chunk: Buffer, at: number): number {
    if (this.#headBytes === 0 && chunk.length - at >= FRAME_HEAD_BYTES) {
      this.#begin(chunk, at);
      return at + FRAME_HEAD_BYTES;
    }
    const part = chunk.subarray(at, at + FRAME_HEAD_BYTES - this.#headBytes);
    this.#head ??= new Uint8Array(FRAME_HEAD_BYTES);
    this.#head.set(part, this.#headBytes);
    this.#headBytes += part.length;
    if (this.#headBytes === FRAME_HEAD_BYTES) this.#begin(this.#head, 0);
    return at + part.length;
  }

  #begin(head: Uint8Array, at: number): void {
    this.#headBytes = 0;
    this.#length = (head[at]! << 16) | (head[at + 1]! << 8) | head[at + 2]!;
    this.#type = head[at + 3]!;
    this.#flags = head[at + 4]!;
    this.#streamId = readUint31(head, at + 5);
    if (this.#length > this.#maxFrameBytes) throw tooLarge(this.#length, this.#maxFrameBytes);
    this.#inPayload = true;
    if (this.#type === FRAME.DATA) this.#beginData();
  }

  #beginData(): void {
    const isPadded = (this.#flags & FLAG.PADDED) !== 0;
    if (isPadded && this.#length === 0)
      throw new Http2Error("FRAME_SIZE_ERROR", "a padded frame without padding length");
    this.#contentBytes = isPadded ? undefined : this.#length;
    this.#paddingBytes = 0;
    this.#sink.onDataHead(this.#streamId, this.#flags, this.#length);
  }

  #takeData(chunk: Buffer, start: number): number {
    let at = start;
    if (this.#contentBytes === undefined) this.#readPadding(chunk[at++]!);
    const contentBytes = Math.min(this.#contentBytes!, chunk.length - at);
    if (contentBytes > 0) this.#sink.onDataPart(this.#streamId, chunk.subarray(at, at + contentBytes));
    at += contentBytes;
    this.#contentBytes! -= contentBytes;
    const paddingBytes = Math.min(this.#paddingBytes, chunk.length - at);
    this.#paddingBytes -= paddingBytes;
    this.#length -= at + paddingBytes - start;
    if (this.#length === 0) this.#endData();
    return at + paddingBytes;
  }

  #endData(): void {
    this.#inPayload = false;
    this.#sink.onDataEnd(this.#streamId, this.#flags);
  }

  #readPadding(paddingBytes: number): void {
    this.#contentBytes = this.#length - 1 - paddingBytes;
    this.#paddingBytes = paddingBytes;
    if (this.#contentBytes < 0) throw new Http2Error("PROTOCOL_ERROR", "a frame's padding is longer than the frame");
  }

  #takePayload(chunk: Buffer, at: number): number {
    if (this.#payloadBytes === 0 && chunk.length - at >= this.#length) {
      this.#pass(chunk.subarray(at, at + this.#length));
      return at + this.#length;
    }
    if (this.#payloadBytes === 0) this.#payload = Buffer.allocUnsafeSlow(this.#length);
    const part = chunk.subarray(at, at + this.#length - this.#payloadBytes);
    this.#payload.set(part, this.#payloadBytes);
    this.#payloadBytes += part.length;
    if (this.#payloadBytes === this.#length) this.#pass(this.#payload);
    return at + part.length;
  }

  #pass(payload: Buffer): void {
    this.#inPayload = false;
    this.#payload = NOTHING;
    this.#payloadBytes = 0;
    this.#sink.onFrame(this.#type, this.#flags, this.#streamId, payload);
  }
}

function tooLarge(bytes: number, maxBytes: number): Http2Error {
  return new Http2Error("FRAME_SIZE_ERROR", `a frame of ${bytes} bytes, the most is ${maxBytes}`);
}
