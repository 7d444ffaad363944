import type { Socket } from "node:net";
import { HEADER_BYTES, writeResponseHeader } from "@keyward/core/parsec/header";
import { LARGE_BYTES } from "../../../memory/large-buffers.ts";
import { PeerClock } from "../../grpc/bounds/peer-clock.ts";
import { Outbox } from "../../http2/frames/outbox.ts";
import type { ParsecLimits } from "../limits.ts";
import type { Outcome } from "../service/parsec-service.ts";
import { AnswerLine } from "./answer-line.ts";

export interface AnswersParts {
  readonly socket: Socket;
  readonly limits: ParsecLimits;
  monotonicMs(): number;
}

/** What a connection answers: in the order of the requests, and no faster than the client reads. */
export class Answers {
  readonly #limits: ParsecLimits;
  readonly #onAnswered: () => void;
  readonly #line: AnswerLine;
  readonly #outbox: Outbox;
  readonly #clock: PeerClock;
  /** Of requests whose answers are being made. */
  #pendingBytes = 0;

  /** @param onAnswered told when an answer that was not there at once has its place in the line, or has left */
  constructor({ socket, limits, monotonicMs }: AnswersParts, onAnswered: () => void) {
    this.#limits = limits;
    this.#onAnswered = onAnswered;
    this.#clock = new PeerClock(limits.answerTimeoutMs, monotonicMs);
    this.#outbox = new Outbox(socket, () => this.#clock.start());
    this.#line = new AnswerLine((outcome) => this.#write(outcome));
  }

  /** All that was asked is answered. */
  get isEmpty(): boolean {
    return this.#line.length === 0;
  }

  /** The client does not take its answers, or has asked for too much at once. */
  get isFull(): boolean {
    const { maxPipelined, maxPipelinedBytes } = this.#limits;
    return this.#line.length >= maxPipelined || this.#pendingBytes >= maxPipelinedBytes || this.#outbox.isFull;
  }

  isOverdue(nowMs: number): boolean {
    return this.#clock.isOverdue(nowMs);
  }

  pass(outcome: Outcome): void {
    this.#line.pass(outcome);
  }

  /** @param bytes of the request */
  passLater(outcome: Promise<Outcome>, bytes: number): void {
    this.#pendingBytes += bytes;
    const answerWith = this.#line.join();
    void outcome.then((settled) => {
      this.#pendingBytes -= bytes;
      answerWith(settled);
      this.#onAnswered();
    });
  }

  /** Until `release` nothing leaves: answers to requests that came in one piece leave in one. */
  hold(): void {
    this.#outbox.hold();
  }

  release(): void {
    this.#outbox.release();
  }

  flush(): void {
    this.#outbox.flush();
  }

  /** The client has taken what the socket had. */
  drained(): void {
    this.#clock.stop();
  }

  #write({ echo, status, body }: Outcome): void {
    const at = this.#outbox.reserve(HEADER_BYTES);
    writeResponseHeader(this.#outbox.buffer, echo, status, body.length, at);
    if (body.length > 0) this.#outbox.append(body, body.length >= LARGE_BYTES ? body : undefined);
  }
}
