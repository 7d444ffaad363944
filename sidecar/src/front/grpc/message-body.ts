import type { ServerHttp2Stream } from "node:http2";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ByteBudget } from "./byte-budget.ts";

/** One byte that says whether the message is compressed, four bytes of length. Source: gRPC over HTTP/2, Length-Prefixed-Message */
const PREFIX_BYTES = 5;

export interface BodyOptions {
  readonly maxBytes: number;
  readonly budget: ByteBudget;
  /** The one message, complete, after the client has half-closed. It may share memory with what the socket delivered. */
  onMessage(message: Uint8Array): void;
  onFault(error: KeywardError): void;
  /** The message waits for its bytes of the budget, and then has them: meanwhile the delay is ours, not the client's. */
  onWait(): void;
  onGrant(): void;
}

/** Takes exactly one message from a stream. After `onMessage` or `onFault` it calls neither again. */
export class MessageBody {
  readonly #stream: ServerHttp2Stream;
  readonly #options: BodyOptions;
  #head: Buffer | undefined;
  #lengthBytes: number | undefined;
  #message: Buffer | undefined;
  #receivedBytes = 0;
  #takenBytes = 0;
  #leaveQueue: (() => void) | undefined;
  #hasEnded = false;
  #settled = false;

  constructor(stream: ServerHttp2Stream, options: BodyOptions) {
    this.#stream = stream;
    this.#options = options;
    stream.on("data", (chunk: Buffer) => this.#take(chunk));
    stream.on("end", () => this.#end());
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

  #take(chunk: Buffer): void {
    if (this.#settled) return;
    if (this.#lengthBytes === undefined) this.#takeHead(chunk);
    else this.#store(chunk);
  }

  #takeHead(chunk: Buffer): void {
    this.#head = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= PREFIX_BYTES) this.#begin(this.#head);
  }

  #begin(head: Buffer): void {
    const { budget, maxBytes } = this.#options;
    const lengthBytes = head.readUInt32BE(1);
    const fault = prefixFault(head[0]!, lengthBytes, maxBytes);
    if (fault !== undefined) {
      this.#fail(fault);
      return;
    }
    this.#lengthBytes = lengthBytes;
    const start = () => {
      this.#takenBytes = lengthBytes;
      this.#store(head.subarray(PREFIX_BYTES));
    };
    this.#leaveQueue = budget.take(lengthBytes, () => {
      this.#leaveQueue = undefined;
      this.#options.onGrant();
      start();
      this.#stream.resume();
      if (this.#hasEnded) this.#end();
    });
    if (this.#leaveQueue === undefined) {
      start();
    } else {
      this.#stream.pause();
      this.#options.onWait();
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

  #end(): void {
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

function prefixFault(flag: number, lengthBytes: number, maxBytes: number): KeywardError | undefined {
  if (flag === 1) {
    return new KeywardError("NOT_SUPPORTED", "the message is compressed; send it as it is (grpc-encoding: identity)");
  }
  if (flag !== 0) return new KeywardError("INTERNAL", `the message begins with flag byte ${flag}; gRPC has 0 and 1`);
  if (lengthBytes <= maxBytes) return undefined;
  return new KeywardError("RESOURCE_EXHAUSTED", `the request has ${lengthBytes} bytes, the most is ${maxBytes}`);
}
