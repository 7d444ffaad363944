import { Http2Error } from "@keyward/core/http2/error-code";
import { DEFAULT_WINDOW_BYTES, FRAME } from "@keyward/core/http2/frame";
import type { StreamListener } from "../../grpc/call/call-stream.ts";
import type { Inflowing } from "../flow/inflow.ts";
import { UnreadQueue } from "../flow/unread-queue.ts";
import { writeNumberFrame } from "../frames/frame-writer.ts";
import type { StreamLink } from "./stream-link.ts";

/** The peer gets room for more when it has used half of what it had. */
const HALF_WINDOW_BYTES = (DEFAULT_WINDOW_BYTES + 1) >> 1;

/** The receiving half of a stream. What nobody has asked for waits here, a window's worth at most. */
export class RequestReader implements Inflowing {
  readonly #id: number;
  readonly #link: StreamLink;
  readonly #contentLength: number | undefined;
  #listener: StreamListener | undefined;
  #unread: UnreadQueue | undefined;
  #window = DEFAULT_WINDOW_BYTES;
  #usedBytes = 0;
  #isInflowing = false;
  /** Of a message that is larger than the window, what has not come. */
  expectedBytes = 0;
  #contentBytes = 0;
  #isPaused = true;
  #isDelivering = false;
  #isClosed = false;
  #hasToldEnd = false;
  /** END_STREAM has come. */
  hasEnded = false;

  constructor(id: number, link: StreamLink, contentLength: number | undefined) {
    this.#id = id;
    this.#link = link;
    this.#contentLength = contentLength;
  }

  listen(listener: StreamListener): void {
    this.#listener = listener;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#deliver();
  }

  /** Nobody wants the rest. */
  discard(): void {
    this.#listener = undefined;
    this.#endFlow();
    this.#drop();
    this.resume();
  }

  close(): void {
    this.#isClosed = true;
    this.#endFlow();
    this.#drop();
  }

  /** A DATA frame begins. @param frameBytes with its padding @throws Http2Error of the stream */
  expect(frameBytes: number): void {
    if (this.hasEnded) throw new Http2Error("STREAM_CLOSED", "data behind the end of a request", this.#id);
    this.#window -= frameBytes;
    if (this.#window < 0) throw new Http2Error("FLOW_CONTROL_ERROR", "more data than the window of a stream", this.#id);
  }

  /** @returns whether something still refers to the memory of the part */
  receive(part: Buffer): boolean {
    this.#contentBytes += part.length;
    if (this.#isInflowing) this.#flow(part.length);
    if (this.#listener !== undefined && (this.#isPaused || this.#isDelivering)) {
      this.#hold(part);
      return true;
    }
    const isKept = this.#listener?.onData(part) ?? false;
    this.use(part.length);
    return isKept;
  }

  /** Bytes are no longer held: the peer may send as many again. */
  use(bytes: number): void {
    this.#usedBytes += bytes;
    if (!this.#isInflowing || !this.#link.inflow.isWaiting(this)) this.drip();
  }

  /** So many bytes have their place already: when it is their turn there is one window for all of them, and none on the way. */
  expectBytes(bytes: number): void {
    if (bytes <= this.#window || this.hasEnded || this.#isClosed) return;
    this.#isInflowing = true;
    this.expectedBytes = bytes;
    this.#link.inflow.enter(this);
  }

  admit(): void {
    if (this.expectedBytes > this.#window) this.#widen(this.expectedBytes + HALF_WINDOW_BYTES - this.#window);
  }

  drip(): void {
    if (this.#window < HALF_WINDOW_BYTES) this.#widen(Math.min(this.#usedBytes, DEFAULT_WINDOW_BYTES - this.#window));
  }

  #flow(bytes: number): void {
    this.expectedBytes -= bytes;
    if (this.expectedBytes <= 0) this.#endFlow();
  }

  #endFlow(): void {
    if (!this.#isInflowing) return;
    this.#isInflowing = false;
    this.#link.inflow.leave(this);
  }

  #widen(bytes: number): void {
    if (this.hasEnded || this.#isClosed || bytes < HALF_WINDOW_BYTES) return;
    writeNumberFrame(this.#link.outbox, FRAME.WINDOW_UPDATE, this.#id, bytes);
    this.#window += bytes;
    this.#usedBytes = 0;
  }

  /** @throws Http2Error of the stream where the request has another length than it said */
  end(): void {
    if (this.#contentLength !== undefined && this.#contentLength !== this.#contentBytes) {
      const text = `content-length is ${this.#contentLength}, of which ${this.#contentBytes} bytes came`;
      throw new Http2Error("PROTOCOL_ERROR", text, this.#id);
    }
    this.hasEnded = true;
    this.#endFlow();
    this.#deliver();
  }

  #deliver(): void {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    while (!this.#isPaused && this.#unread !== undefined && this.#unread.length > 0) {
      const part = this.#unread.take();
      this.#link.unread.give(part.length);
      this.#listener?.onData(part);
      this.use(part.length);
    }
    this.#isDelivering = false;
    if (this.#isPaused || !this.hasEnded || this.#hasToldEnd || this.#isClosed) return;
    this.#hasToldEnd = true;
    this.#listener?.onEnd();
  }

  #hold(part: Buffer): void {
    if (!this.#link.unread.take(part.length)) {
      throw new Http2Error("ENHANCE_YOUR_CALM", "more data is waiting than the listener holds", this.#id);
    }
    this.#unread ??= new UnreadQueue();
    this.#unread.add(part);
  }

  #drop(): void {
    if (this.#unread === undefined || this.#unread.length === 0) return;
    const bytes = this.#unread.take().length;
    this.#link.unread.give(bytes);
    this.use(bytes);
  }
}
