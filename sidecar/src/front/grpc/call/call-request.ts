import type { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ByteBudget } from "../bounds/byte-budget.ts";
import { PeerClock } from "../bounds/peer-clock.ts";
import { MessageBody } from "../message/message-body.ts";
import { RequestStream } from "../message/request-stream.ts";
import type { CallStream } from "./call-stream.ts";
import type { Requests } from "./method.ts";

export interface RequestBounds {
  readonly budget: ByteBudget;
  readonly messageTimeoutMs: number;
  monotonicMs(): number;
}

type OnFault = (error: KeywardError) => void;

/** What the client sends in one call: one message or many, each within its bounds. Nothing is read before one of them is asked for. */
export class CallRequest {
  readonly #stream: CallStream;
  readonly #budget: ByteBudget;
  /** The peer owes us a message. */
  readonly #clock: PeerClock;
  #intake: MessageBody | RequestStream | undefined;

  constructor(stream: CallStream, { budget, messageTimeoutMs, monotonicMs }: RequestBounds) {
    this.#stream = stream;
    this.#budget = budget;
    this.#clock = new PeerClock(messageTimeoutMs, monotonicMs);
  }

  /** @param onMessage told of the one message, or `onFault` of what is wrong */
  one(maxBytes: number, onMessage: (message: Uint8Array) => void, onFault: OnFault): void {
    this.#clock.start();
    this.#intake = new MessageBody(this.#stream, {
      maxBytes,
      budget: this.#budget,
      clock: this.#clock,
      onMessage,
      onFault,
    });
  }

  many(maxMessageBytes: number, onFault: OnFault): Requests {
    const requests = new RequestStream(this.#stream, {
      maxMessageBytes,
      budget: this.#budget,
      clock: this.#clock,
      onFault,
    });
    this.#intake = requests;
    return requests;
  }

  /** @returns whether something still refers to the chunk's memory */
  receive(chunk: Buffer): boolean {
    return this.#intake?.receive(chunk) ?? false;
  }

  end(): void {
    this.#intake?.end();
  }

  isOverdue(nowMs: number): boolean {
    return this.#clock.isOverdue(nowMs);
  }

  /** The call is answered: the peer owes nothing any more. */
  excuse(): void {
    this.#clock.stop();
  }

  /** Gives back what it holds. @param reason what whoever still reads is told */
  release(reason?: KeywardError): void {
    this.#intake?.release(reason);
  }
}
