import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ByteBudget } from "../bounds/byte-budget.ts";
import type { PeerClock } from "../bounds/peer-clock.ts";
import type { CallStream } from "../call/call-stream.ts";
import { MessageAssembler } from "./message-assembler.ts";

export interface RequestStreamOptions {
  readonly maxMessageBytes: number;
  readonly budget: ByteBudget;
  /** Runs while the peer owes the message that was asked for. */
  readonly clock: PeerClock;
  /** The bytes are wrong, or the peer is gone; told once. Who iterates gets the same error afterwards. */
  onFault(error: KeywardError): void;
}

type Step = IteratorResult<Uint8Array, undefined>;

const DONE: Step = Object.freeze({ done: true, value: undefined });

/**
 * The messages of a stream, read as they are asked for. At any time it holds bytes of one message, for which the budget has
 * been asked, and of what one read of the socket brought behind it; everything else waits at the peer, by flow control.
 */
export class RequestStream implements AsyncIterableIterator<Uint8Array, undefined> {
  readonly #stream: CallStream;
  readonly #options: RequestStreamOptions;
  readonly #assembler: MessageAssembler;
  #wanted: PromiseWithResolvers<Step> | undefined;
  #takenBytes: number | undefined;
  #leaveQueue: (() => void) | undefined;
  #hasEnded = false;
  /** How every further `next` ends. */
  #outcome: "done" | KeywardError | undefined;

  constructor(stream: CallStream, options: RequestStreamOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#assembler = new MessageAssembler(options.maxMessageBytes);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    if (this.#wanted !== undefined)
      return reject(Promise.withResolvers(), new Error("requests are asked for one at a time"));
    if (this.#outcome === "done") return Promise.resolve(DONE);
    if (this.#outcome !== undefined) return reject(Promise.withResolvers(), this.#outcome);
    this.#giveBack();
    const wanted = Promise.withResolvers<Step>();
    this.#wanted = wanted;
    this.#advance();
    return wanted.promise;
  }

  /** The handler wants no more. What the client still sends waits there until the call ends. */
  return(): Promise<Step> {
    this.#finish("done");
    return Promise.resolve(DONE);
  }

  /** Ends the iteration with this error and gives back what it holds. To be called once the call is over, however it ended. */
  release(reason?: KeywardError): void {
    if (this.#outcome === undefined) this.#finish(reason ?? new KeywardError("CANCELLED", "the call is over"));
  }

  /** @returns true: what of the chunk is copied is not known here */
  receive(chunk: Buffer): boolean {
    if (this.#outcome !== undefined) return false;
    this.#assembler.feed(chunk);
    if (this.#wanted !== undefined) this.#advance();
    return true;
  }

  end(): void {
    this.#hasEnded = true;
    if (this.#outcome !== undefined) return;
    // A stream that was reset ends like one that is complete. Taken for that, half of a document would be all of it.
    if (this.#stream.isClosed) this.#fail(new KeywardError("CANCELLED", "the client has left"));
    else if (this.#wanted !== undefined) this.#advance();
  }

  #advance(): void {
    if (this.#leaveQueue !== undefined) return;
    try {
      const lengthBytes = this.#assembler.announced();
      if (lengthBytes !== undefined && !this.#hold(lengthBytes)) return;
      this.#stream.expectBytes(this.#assembler.missingBytes);
      const message = this.#assembler.take();
      if (message !== undefined) this.#deliver(message);
      else if (this.#hasEnded) this.#complete();
      else this.#readOn();
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      this.#fail(error);
    }
  }

  /** @returns false where the message must wait for its bytes of the budget: the delay is ours then, not the peer's */
  #hold(lengthBytes: number): boolean {
    if (this.#takenBytes !== undefined) return true;
    this.#leaveQueue = this.#options.budget.take(lengthBytes, () => {
      this.#leaveQueue = undefined;
      this.#takenBytes = lengthBytes;
      this.#advance();
    });
    if (this.#leaveQueue === undefined) {
      this.#takenBytes = lengthBytes;
      return true;
    }
    this.#options.clock.stop();
    this.#stream.pause();
    return false;
  }

  #readOn(): void {
    this.#options.clock.start();
    this.#stream.resume();
  }

  #deliver(message: Uint8Array): void {
    this.#options.clock.stop();
    this.#stream.pause();
    const wanted = this.#wanted;
    this.#wanted = undefined;
    wanted?.resolve({ done: false, value: message });
  }

  #complete(): void {
    if (!this.#assembler.isMidMessage) this.#finish("done");
    else this.#fail(new KeywardError("INTERNAL", "the request ended in the middle of a message"));
  }

  #fail(error: KeywardError): void {
    this.#options.onFault(error);
    this.#finish(error);
  }

  #finish(outcome: "done" | KeywardError): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#options.clock.stop();
    this.#leaveQueue?.();
    this.#leaveQueue = undefined;
    this.#giveBack();
    this.#assembler.discard();
    this.#settle(outcome);
  }

  #settle(outcome: "done" | KeywardError): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted === undefined) return;
    if (outcome === "done") wanted.resolve(DONE);
    else reject(wanted, outcome);
  }

  #giveBack(): void {
    if (this.#takenBytes !== undefined) this.#options.budget.give(this.#takenBytes);
    this.#takenBytes = undefined;
  }
}

/** A handler that asked and does not look at what became of it must not end the process. */
function reject(wanted: PromiseWithResolvers<Step>, error: Error): Promise<Step> {
  wanted.promise.catch(() => {});
  wanted.reject(error);
  return wanted.promise;
}
