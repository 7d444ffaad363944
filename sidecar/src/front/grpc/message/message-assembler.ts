import { PREFIX_BYTES, readPrefix } from "./message-prefix.ts";

const NOTHING = Buffer.alloc(0);

/**
 * Cuts the bytes of one stream into messages, one at a time: what a message needs is known from `announced` before
 * `take` sets memory aside for it.
 */
export class MessageAssembler {
  readonly #maxMessageBytes: number;
  #rest: Buffer = NOTHING;
  #lengthBytes: number | undefined;
  #message: Buffer | undefined;
  #receivedBytes = 0;

  constructor(maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  /** Bytes have come that are no complete message yet. */
  get isMidMessage(): boolean {
    return this.#lengthBytes !== undefined || this.#rest.length > 0;
  }

  /** Of the announced message, what was not fed yet. */
  get missingBytes(): number {
    return Math.max(0, (this.#lengthBytes ?? 0) - this.#receivedBytes - this.#rest.length);
  }

  feed(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
  }

  /**
   * @returns the length of the message that comes next, once its prefix is there
   * @throws what readPrefix throws; the stream is then of no more use
   */
  announced(): number | undefined {
    if (this.#lengthBytes === undefined && this.#rest.length >= PREFIX_BYTES) {
      this.#lengthBytes = readPrefix(this.#rest, this.#maxMessageBytes, "a message of the request");
      this.#rest = this.#rest.subarray(PREFIX_BYTES);
    }
    return this.#lengthBytes;
  }

  /** @returns the announced message once it is complete, a view of what was fed where that holds all of it */
  take(): Uint8Array | undefined {
    const lengthBytes = this.announced();
    if (lengthBytes === undefined) return undefined;
    const part = this.#rest.subarray(0, lengthBytes - this.#receivedBytes);
    this.#rest = this.#rest.subarray(part.length);
    const message = part.length === lengthBytes ? part : this.#collect(part, lengthBytes);
    if (message !== undefined) this.#begin();
    return message;
  }

  /** Forgets everything that was fed. */
  discard(): void {
    this.#rest = NOTHING;
    this.#begin();
  }

  #collect(part: Buffer, lengthBytes: number): Uint8Array | undefined {
    this.#message ??= Buffer.allocUnsafeSlow(lengthBytes);
    part.copy(this.#message, this.#receivedBytes);
    this.#receivedBytes += part.length;
    return this.#receivedBytes === lengthBytes ? this.#message : undefined;
  }

  #begin(): void {
    this.#lengthBytes = undefined;
    this.#message = undefined;
    this.#receivedBytes = 0;
    // A view of nothing would keep the whole chunk.
    if (this.#rest.length === 0) this.#rest = NOTHING;
  }
}
