import { PeerClock } from "../bounds/peer-clock.ts";
import { AnswerMetadata } from "../metadata/answer-metadata.ts";
import type { CallStream } from "./call-stream.ts";

export interface AnswerBounds {
  readonly messageTimeoutMs: number;
  monotonicMs(): number;
}

/** What the client is sent in one call: metadata, messages, and the status at the end; and whether it reads them. */
export class CallAnswer {
  readonly #stream: CallStream;
  /** The peer has an answer to read. */
  readonly #clock: PeerClock;
  #initial: AnswerMetadata | undefined;
  #trailing: AnswerMetadata | undefined;
  #proceed: (() => void) | undefined;
  #isComplete = false;

  constructor(stream: CallStream, { messageTimeoutMs, monotonicMs }: AnswerBounds) {
    this.#stream = stream;
    this.#clock = new PeerClock(messageTimeoutMs, monotonicMs);
  }

  /** Made on demand: most calls end without anyone asking. */
  get initialMetadata(): AnswerMetadata {
    this.#initial ??= new AnswerMetadata();
    if (this.#stream.hasBegunAnswer) this.#initial.seal();
    return this.#initial;
  }

  get trailingMetadata(): AnswerMetadata {
    this.#trailing ??= new AnswerMetadata();
    return this.#trailing;
  }

  /** The status has been decided, or there is nobody to hear it. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** To be called once, before whatever ends the call. */
  complete(): void {
    this.#isComplete = true;
  }

  isOverdue(nowMs: number): boolean {
    return this.#clock.isOverdue(nowMs);
  }

  /** The answers may be far away: that there will be some is known at once. */
  begin(): void {
    this.#stream.beginAnswer(this.#initial?.seal());
  }

  /** @returns once there is room for the next one, or the call is over */
  send(message: Uint8Array): Promise<void> | undefined {
    this.#sendInitial();
    if (this.#stream.send(message)) return undefined;
    this.#clock.start();
    return new Promise((resolve) => {
      this.#proceed = resolve;
    });
  }

  finish(message: Uint8Array | undefined): void {
    this.#clock.start();
    this.#sendInitial();
    this.#stream.finish(message, this.#trailing?.seal());
  }

  fail(error: unknown): void {
    this.#clock.start();
    this.#sendInitial();
    this.#stream.fail(error, this.#trailing?.seal());
  }

  /** There is room for more, or nobody waits for it any more. */
  goOn(): void {
    if (!this.#isComplete) this.#clock.stop();
    this.#proceed?.();
    this.#proceed = undefined;
  }

  #sendInitial(): void {
    const metadata = this.#initial?.seal();
    if (metadata !== undefined && metadata.length > 0) this.#stream.beginAnswer(metadata);
  }
}
