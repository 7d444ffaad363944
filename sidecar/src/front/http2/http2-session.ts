import type { Socket } from "node:net";
import { ERROR_CODE, Http2Error } from "@keyward/core/http2/error-code";
import { DEFAULT_FRAME_BYTES, MAX_31_BITS, PREFACE } from "@keyward/core/http2/frame";
import { FrameReader } from "@keyward/core/http2/frame-reader";
import type { CallerTurns } from "../../fairness/caller-turns.ts";
import { PacedInput } from "../../fairness/paced-input.ts";
import { sweepAfterRead } from "../../lifecycle/sweep.ts";
import { freeBytes } from "../../memory/free.ts";
import { PeerClock } from "../grpc/bounds/peer-clock.ts";
import { Outbox } from "./frames/outbox.ts";
import { type ConnectionOptions, Http2Connection } from "./http2-connection.ts";

export interface SessionOptions<T> extends ConnectionOptions<T> {
  /** Of the caller whose connection it is. */
  readonly turns: CallerTurns;
  /** A fault of ours; the connection ends. */
  onUnknownError(error: unknown): void;
  /** No call can come or answer any more; the socket may take a moment longer to close. */
  onEnd(): void;
}

/** What a peer that does not read may leave unsent before we stop reading from it. */
const MAX_UNSENT_BYTES = 256 * 1024;

/** From our last byte to the client's, and no longer than it may be idle. */
const MAX_HANG_UP_MS = 1_000;

/** For one that has done wrong: long enough to read why. */
const FAULT_HANG_UP_MS = 100;

const PREFACE_BYTES = Buffer.from(PREFACE, "latin1");

/** One client: its socket, its connection, and how long it may be silent. */
export class Http2Session<T> {
  readonly #socket: Socket;
  readonly #options: SessionOptions<T>;
  readonly #outbox: Outbox;
  readonly #connection: Http2Connection<T>;
  readonly #reader: FrameReader;
  readonly #input: PacedInput<Buffer>;
  #prefaceBytes = 0;
  /** The peer does not read. */
  #isBlocked = false;
  #hasEnded = false;
  /** The peer owes its preface and SETTINGS. */
  readonly #arriving: PeerClock;
  /** The peer owes the rest of a field block. */
  readonly #sending: PeerClock;
  /** The peer has something to read. */
  readonly #reading: PeerClock;
  /** No stream is open. */
  readonly #idle: PeerClock;

  constructor(socket: Socket, options: SessionOptions<T>) {
    const { limits, monotonicMs } = options;
    this.#socket = socket;
    this.#options = options;
    this.#outbox = new Outbox(socket, () => this.#onBlocked());
    this.#connection = new Http2Connection(options, this.#outbox, () => this.#onIdle());
    this.#reader = new FrameReader(DEFAULT_FRAME_BYTES, this.#connection);
    this.#input = new PacedInput(options.turns, { read: (chunk) => this.#read(chunk), onWait: () => this.#pace() });
    const clock = (timeoutMs: number) => new PeerClock(timeoutMs, monotonicMs);
    this.#arriving = clock(limits.prefaceTimeoutMs);
    this.#sending = clock(limits.messageTimeoutMs);
    this.#reading = clock(limits.messageTimeoutMs);
    this.#idle = clock(limits.idleTimeoutMs ?? Number.POSITIVE_INFINITY);
    this.#listen();
  }

  /** Asks the client to go away; what is under way still gets in. */
  warn(): void {
    if (!this.#hasEnded) this.#connection.goAway(ERROR_CODE.NO_ERROR, "", MAX_31_BITS);
  }

  /** Takes no new call, lets running ones end, and closes. */
  leave(): void {
    if (this.#hasEnded) return;
    this.#connection.goAway(ERROR_CODE.NO_ERROR);
    this.#endIfDone();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Ends the connection if the peer has been silent or slow for too long. */
  expire(nowMs: number): void {
    const isLate = this.#arriving.isOverdue(nowMs) || this.#sending.isOverdue(nowMs) || this.#reading.isOverdue(nowMs);
    if (isLate) this.destroy();
    else if (this.#idle.isOverdue(nowMs)) {
      this.#idle.stop();
      this.leave();
    }
  }

  #listen(): void {
    const socket = this.#socket;
    // A client that left: the event "close" follows.
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => this.#input.push(chunk, chunk.length));
    socket.on("drain", () => this.#onDrain());
    // Node ends our side then as well: nothing that is still to be answered would arrive.
    socket.on("end", () => this.#finish());
    socket.on("close", () => this.#finish());
    this.#options.turns.join();
    this.#arriving.start();
    this.#idle.start();
    this.#connection.begin();
  }

  /** @returns what is left when the turn is over */
  #read(chunk: Buffer): Buffer | undefined {
    if (this.#hasEnded) return undefined;
    let rest: Buffer | undefined;
    this.#outbox.hold();
    try {
      const frames = this.#prefaceBytes < PREFACE_BYTES.length ? this.#readPreface(chunk) : chunk;
      const readBytes = this.#reader.push(frames, this.#options.turns);
      if (readBytes < frames.length) rest = frames.subarray(readBytes);
    } catch (error) {
      this.#fail(error);
    }
    this.#outbox.release();
    if (!this.#hasEnded) this.#afterRead();
    if (rest === undefined) this.#dispose(chunk);
    return rest;
  }

  /** Data that was copied to where it belongs is most of what large messages bring. */
  #dispose(chunk: Buffer): void {
    const { hasKept } = this.#connection;
    this.#connection.hasKept = false;
    if (hasKept) sweepAfterRead(chunk.length);
    else freeBytes(chunk);
  }

  #afterRead(): void {
    const connection = this.#connection;
    if (connection.hasSettings) this.#arriving.stop();
    if (connection.isMidBlock) this.#sending.start();
    else this.#sending.stop();
    if (connection.streams.openCount > 0) this.#idle.stop();
    this.#endIfDone();
  }

  /** @returns what lies behind the preface */
  #readPreface(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, PREFACE_BYTES.length - this.#prefaceBytes);
    if (!part.equals(PREFACE_BYTES.subarray(this.#prefaceBytes, this.#prefaceBytes + part.length))) {
      throw new Http2Error("PROTOCOL_ERROR", "this is HTTP/2 with prior knowledge, and its preface did not come");
    }
    this.#prefaceBytes += part.length;
    return chunk.subarray(part.length);
  }

  /** What is owed is bounded: answers wait for room, and calls that would bring more are not read. */
  #onBlocked(): void {
    this.#reading.start();
    if (this.#socket.writableLength <= MAX_UNSENT_BYTES) return;
    this.#isBlocked = true;
    this.#pace();
  }

  #onDrain(): void {
    this.#reading.stop();
    this.#isBlocked = false;
    this.#pace();
    this.#connection.onDrain();
  }

  /** Nothing is read while the peer does not read, or what it sent waits for its turn. */
  #pace(): void {
    const isFull = !this.#hasEnded && (this.#isBlocked || this.#input.isWaiting);
    if (isFull === this.#socket.isPaused()) return;
    if (isFull) this.#socket.pause();
    else this.#socket.resume();
  }

  #fail(error: unknown): void {
    const fault = error instanceof Http2Error ? error : new Http2Error("INTERNAL_ERROR", "internal error");
    if (error !== fault) this.#options.onUnknownError(error);
    this.#connection.goAway(fault.code, fault.message);
    this.#hangUp(FAULT_HANG_UP_MS);
  }

  #onIdle(): void {
    this.#idle.start();
    // Its last frames are still to be written.
    if (this.#connection.isLeaving) queueMicrotask(() => this.#endIfDone());
  }

  #endIfDone(): void {
    const { isLeaving, streams } = this.#connection;
    if (isLeaving && streams.openCount === 0) this.#hangUp(MAX_HANG_UP_MS);
  }

  /** Ends our side behind all that was sent. A client that does not end its own is cut off then. */
  #hangUp(maxMs: number): void {
    if (this.#hasEnded) return;
    this.#finish();
    this.#outbox.flush();
    this.#socket.end();
    // What still comes is read and dropped: unread bytes would make the system reset the connection.
    this.#socket.resume();
    const cut = setTimeout(() => this.destroy(), Math.min(maxMs, this.#options.limits.idleTimeoutMs ?? maxMs));
    this.#socket.once("close", () => clearTimeout(cut));
  }

  #finish(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#arriving.stop();
    this.#sending.stop();
    this.#idle.stop();
    this.#input.drop();
    this.#options.turns.leave();
    this.#connection.close();
    this.#options.onEnd();
  }
}
