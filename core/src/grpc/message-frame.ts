import { Buffer } from "node:buffer";
import { KeywardError } from "../errors/keyward-error.ts";
import { ByteQueue } from "./byte-queue.ts";

/** One byte of flags, four of length. Source: gRPC over HTTP/2, "Length-Prefixed-Message" */
const PREFIX_BYTES = 5;
const COMPRESSED = 1;

/** @returns the prefix and the message, uncompressed */
export function encodeMessage(message: Uint8Array): Uint8Array {
  const frame = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, PREFIX_BYTES);
  return frame;
}

/** Cuts the bytes of one stream into messages. */
export class MessageDecoder {
  readonly #maxMessageBytes: number;
  readonly #queue = new ByteQueue();
  #wanted: number | undefined;

  constructor(maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  /**
   * @returns the messages that the chunk completes; they may be views of it
   * @throws RESOURCE_EXHAUSTED as soon as a prefix announces more than the limit; NOT_SUPPORTED for a compressed message;
   *   INVALID_ARGUMENT for unknown flags. The stream is then of no more use.
   */
  push(chunk: Uint8Array): Uint8Array[] {
    this.#queue.append(chunk);
    const messages: Uint8Array[] = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) messages.push(message);
    return messages;
  }

  /** @throws INVALID_ARGUMENT where the stream ends inside a message */
  end(): void {
    if (this.#wanted === undefined && this.#queue.length === 0) return;
    throw new KeywardError("INVALID_ARGUMENT", "the request stream ended inside a message");
  }

  #next(): Uint8Array | undefined {
    if (this.#wanted === undefined && this.#queue.length >= PREFIX_BYTES) {
      this.#wanted = this.#readPrefix(this.#queue.take(PREFIX_BYTES));
    }
    if (this.#wanted === undefined || this.#queue.length < this.#wanted) return undefined;
    const message = this.#queue.take(this.#wanted);
    this.#wanted = undefined;
    return message;
  }

  #readPrefix(prefix: Uint8Array): number {
    const [flags = 0] = prefix;
    if (flags === COMPRESSED) throw compressed();
    if (flags !== 0) throw new KeywardError("INVALID_ARGUMENT", `unknown flags ${flags} in a message prefix`);
    const length = new DataView(prefix.buffer, prefix.byteOffset, prefix.length).getUint32(1);
    if (length > this.#maxMessageBytes) throw tooLarge(length, this.#maxMessageBytes);
    return length;
  }
}

function compressed(): KeywardError {
  return new KeywardError("NOT_SUPPORTED", "compressed messages are not supported; send grpc-encoding identity");
}

function tooLarge(length: number, limit: number): KeywardError {
  return new KeywardError(
    "RESOURCE_EXHAUSTED",
    `message of ${length} bytes is larger than the limit of ${limit} bytes`,
  );
}
