import { KeywardError } from "@keyward/core/errors/keyward-error";
import { LARGE_BUFFERS } from "../../../memory/large-buffers.ts";
import type { ByteBudget } from "../bounds/byte-budget.ts";
import type { PeerClock } from "../bounds/peer-clock.ts";
import type { CallStream } from "../call/call-stream.ts";
import { PREFIX_BYTES, readPrefix } from "./message-prefix.ts";

const NOTHING = Buffer.alloc(0);

/** A stream's first window. */
const FIRST_BYTES = 64 * 1024;

export interface BodyOptions {
  readonly maxBytes: number;
  readonly budget: ByteBudget;
  /** Stands still while the message waits for its bytes of the budget, and once it is there: that delay is ours, not the client's. */
  readonly clock: PeerClock;
  /** The one message, complete, after the client has half-closed. It may share memory with what the socket delivered. */
  onMessage(message: Uint8Array): void;
  onFault(error: KeywardError): void;
}

/** Takes exactly one message from a stream. After `onMessage` or `onFault` it calls neither again. */
export class MessageBody {
  readonly #stream: CallStream;
  readonly #options: BodyOptions;
  #head: Buffer | undefined;
  #lengthBytes: number | undefined;
  #message: Buffer | undefined;
  #receivedBytes = 0;
  #takenBytes = 0;
  #leaveQueue: (() => void) | undefined;
  #hasEnded = false;
  #settled = false;

  constructor(stream: CallStream, options: BodyOptions) {
    this.#stream = stream;
    this.#options = options;
    stream.resume();
  }

  /** Gives the message's bytes back to the budget. To be called once the call is over, however it ended. */
  release(): void {
    this.#settled = true;
    this.#leaveQueue?.();
    this.#leaveQueue = undefined;
    if (this.#takenBytes > 0) this.#options.budget.give(this.#takenBytes);
    this.#takenBytes = 0;
    this.#drop();
  }

  /** @returns whether the chunk's memory is still referred to */
  receive(chunk: Buffer): boolean {
    if (this.#settled) return false;
    if (this.#lengthBytes === undefined) return this.#takeHead(chunk);
    return this.#store(chunk);
  }

  #takeHead(chunk: Buffer): boolean {
    const head = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
    this.#head = head;
    if (head.length < PREFIX_BYTES) return true;
    this.#head = NOTHING;
    return this.#begin(head);
  }

  #begin(head: Buffer): boolean {
    const lengthBytes = this.#readLength(head);
    if (lengthBytes === undefined) return false;
    this.#lengthBytes = lengthBytes;
    const start = () => {
      this.#takenBytes = lengthBytes;
      const isKept = this.#store(head.subarray(PREFIX_BYTES));
      if (!this.#settled) this.#stream.expectBytes(lengthBytes - this.#receivedBytes);
      return isKept;
    };
    this.#leaveQueue = this.#options.budget.take(lengthBytes, () => {
      this.#leaveQueue = undefined;
      this.#options.clock.start();
      start();
      this.#stream.resume();
      if (this.#hasEnded) this.end();
    });
    if (this.#leaveQueue === undefined) return start();
    this.#stream.pause();
    this.#options.clock.stop();
    return true;
  }

  #readLength(head: Buffer): number | undefined {
    try {
      return readPrefix(head, this.#options.maxBytes, "the request");
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      this.#fail(error);
      return undefined;
    }
  }

  #store(bytes: Buffer): boolean {
    const lengthBytes = this.#lengthBytes!;
    const offset = this.#receivedBytes;
    this.#receivedBytes += bytes.length;
    if (this.#receivedBytes > lengthBytes) {
      this.#fail(new KeywardError("NOT_SUPPORTED", "the method takes one message; more bytes followed it"));
    } else if (bytes.length === lengthBytes) {
      this.#message = bytes;
      return true;
    } else {
      bytes.copy(this.#memoryFor(lengthBytes), offset);
    }
    return false;
  }

  /** Memory for all of it only when more has come than a client may send unasked: until then its turn may be far. */
  #memoryFor(lengthBytes: number): Buffer {
    const held = this.#message;
    if (held !== undefined && this.#receivedBytes <= held.length) return held;
    const isFirst = held === undefined && this.#receivedBytes <= FIRST_BYTES;
    const memory = LARGE_BUFFERS.take(isFirst ? Math.min(lengthBytes, FIRST_BYTES) : lengthBytes);
    this.#message = memory;
    if (held !== undefined) {
      held.copy(memory);
      LARGE_BUFFERS.give(held);
    }
    return memory;
  }

  end(): void {
    this.#hasEnded = true;
    // A stream that is paused still tells its end if nothing lies in front of it.
    if (this.#settled || this.#leaveQueue !== undefined) return;
    const fault = this.#endFault();
    if (fault !== undefined) {
      this.#fail(fault);
      return;
    }
    this.#settled = true;
    const message = this.#message!;
    this.#message = undefined;
    this.#options.clock.stop();
    this.#options.onMessage(message);
  }

  #endFault(): KeywardError | undefined {
    if (this.#head === undefined) {
      return new KeywardError("NOT_SUPPORTED", "the method takes one message; the request held none");
    }
    if (this.#receivedBytes === this.#lengthBytes) return undefined;
    return new KeywardError("INTERNAL", "the request ended in the middle of its message");
  }

  #drop(): void {
    if (this.#message !== undefined) LARGE_BUFFERS.give(this.#message);
    this.#message = undefined;
  }

  #fail(error: KeywardError): void {
    this.#settled = true;
    this.#drop();
    this.#options.onFault(error);
  }
}
