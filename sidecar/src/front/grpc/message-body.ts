import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ByteBudget } from "./byte-budget.ts";
import type { CallStream } from "./call-stream.ts";
import { PREFIX_BYTES, readPrefix } from "./message-prefix.ts";
import type { PeerClock } from "./peer-clock.ts";

export interface BodyOptions {
  readonly maxBytes: number;
  readonly budget: ByteBudget;
  /** Stands still while the message waits for its bytes of the budget: that delay is ours, not the client's. */
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
    this.#message = undefined;
  }

  receive(chunk: Buffer): void {
    if (this.#settled) return;
    if (this.#lengthBytes === undefined) this.#takeHead(chunk);
    else this.#store(chunk);
  }

  #takeHead(chunk: Buffer): void {
    this.#head = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= PREFIX_BYTES) this.#begin(this.#head);
  }

  #begin(head: Buffer): void {
    const lengthBytes = this.#readLength(head);
    if (lengthBytes === undefined) return;
    this.#lengthBytes = lengthBytes;
    const start = () => {
      this.#takenBytes = lengthBytes;
      this.#store(head.subarray(PREFIX_BYTES));
    };
    this.#leaveQueue = this.#options.budget.take(lengthBytes, () => {
      this.#leaveQueue = undefined;
      this.#options.clock.start();
      start();
      this.#stream.resume();
      if (this.#hasEnded) this.end();
    });
    if (this.#leaveQueue === undefined) {
      start();
    } else {
      this.#stream.pause();
      this.#options.clock.stop();
    }
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

  #store(bytes: Buffer): void {
    const lengthBytes = this.#lengthBytes!;
    const offset = this.#receivedBytes;
    this.#receivedBytes += bytes.length;
    if (this.#receivedBytes > lengthBytes) {
      this.#fail(new KeywardError("NOT_SUPPORTED", "the method takes one message; more bytes followed it"));
    } else if (bytes.length === lengthBytes) {
      this.#message = bytes;
    } else {
      this.#message ??= Buffer.allocUnsafeSlow(lengthBytes);
      bytes.copy(this.#message, offset);
    }
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
    this.#options.onMessage(message);
  }

  #endFault(): KeywardError | undefined {
    if (this.#head === undefined) {
      return new KeywardError("NOT_SUPPORTED", "the method takes one message; the request held none");
    }
    if (this.#receivedBytes === this.#lengthBytes) return undefined;
    return new KeywardError("INTERNAL", "the request ended in the middle of its message");
  }

  #fail(error: KeywardError): void {
    this.#settled = true;
    this.#message = undefined;
    this.#options.onFault(error);
  }
}
