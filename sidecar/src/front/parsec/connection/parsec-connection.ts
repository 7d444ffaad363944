import type { Socket } from "node:net";
import { KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import type { WireRequest } from "@keyward/core/parsec/request-decoder";
import { STATUS } from "@keyward/core/parsec/status";
import type { CallerTurns } from "../../../fairness/caller-turns.ts";
import { PacedInput } from "../../../fairness/paced-input.ts";
import { WHEEL } from "../../../fairness/turn-wheel.ts";
import type { ClientConnection } from "../../../identity/connection.ts";
import { PeerClock } from "../../grpc/bounds/peer-clock.ts";
import { Conversation } from "../extension/conversation.ts";
import type { ParsecService } from "../service/parsec-service.ts";
import { Answers, type AnswersParts } from "./answers.ts";
import { type IntakeParts, RequestIntake } from "./request-intake.ts";

export interface ConnectionParts extends IntakeParts, AnswersParts {
  /** With `allowHalfOpen`: who says no more may still be answered. */
  readonly socket: Socket;
  readonly connection: ClientConnection;
  readonly service: ParsecService;
}

/**
 * One client. It gets one answer and the end of the stream, unless it asks in its header for further exchanges; then it may send
 * requests without waiting, and the answers come in their order. Who needs the effect of an earlier request waits for its answer.
 */
export class ParsecConnection {
  readonly #parts: ConnectionParts;
  readonly #turns: CallerTurns;
  /** Requests that were delivered, from the first one that is not read. */
  readonly #input: PacedInput<Iterator<WireRequest>>;
  readonly #conversation: Conversation;
  readonly #intake: RequestIntake;
  readonly #answers: Answers;
  readonly #leaving: PeerClock;
  /** Requests that wait until fewer are being answered. */
  #held: Iterator<WireRequest>[] = [];
  /** No further request is taken; the connection ends after the last answer. */
  #isLast = false;
  #hasPeerEnded = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { socket, limits, monotonicMs } = parts;
    this.#conversation = new Conversation(parts.connection);
    this.#turns = WHEEL.of(parts.connection.caller);
    this.#input = new PacedInput(this.#turns, { read: (rest) => this.#take(rest), onWait: () => this.#onWait() });
    this.#intake = new RequestIntake(parts, () => this.#readOn());
    this.#answers = new Answers(parts, () => this.#answered());
    this.#leaving = new PeerClock(limits.leaveTimeoutMs, monotonicMs);
    this.#turns.join();
    socket.on("data", (chunk: Buffer) => this.#input.push(this.#intake.read(chunk), chunk.length));
    socket.on("end", () => this.#peerEnds());
    socket.on("drain", () => this.#drained());
    // A client that left early is no fault; "close" follows.
    socket.on("error", () => {});
    socket.once("close", () => {
      this.#input.drop();
      this.#turns.leave();
      this.#intake.release();
      parts.connection.close();
    });
  }

  /** Cuts off who is overdue; called now and then. */
  sweep(nowMs: number): void {
    if (this.#answers.isOverdue(nowMs) || this.#leaving.isOverdue(nowMs)) this.#parts.socket.destroy();
    else if (this.#intake.isOverdue(nowMs))
      this.#refuse(new ParsecError(STATUS.CONNECTION_ERROR, "the client is slow"));
  }

  /** Lets what is being answered end, takes nothing new, and hangs up. */
  leave(): void {
    this.#end();
  }

  /** @returns the requests themselves where some may be left when the turn is over */
  #take(requests: Iterator<WireRequest>): Iterator<WireRequest> | undefined {
    if (this.#isLast) return undefined;
    if (this.#held.length > 0) {
      this.#held.push(requests);
      return undefined;
    }
    this.#answers.hold();
    let isLeft = false;
    try {
      isLeft = this.#serveSome(requests);
      if (this.#isLast) return undefined;
      this.#intake.await(this.#held.length > 0);
    } catch (error) {
      if (!(error instanceof ParsecError)) throw error;
      this.#refuse(error);
    } finally {
      this.#answers.release();
      this.#pace();
    }
    return isLeft ? requests : undefined;
  }

  /** @returns whether the turn was over before they were */
  #serveSome(requests: Iterator<WireRequest>): boolean {
    while (!this.#answers.isFull) {
      const next = requests.next();
      if (next.done) return false;
      this.#serve(next.value);
      if (this.#isLast) return false;
      if (this.#turns.isOver) return true;
    }
    this.#held.push(requests);
    return false;
  }

  #onWait(): void {
    this.#pace();
    if (this.#hasPeerEnded) this.#peerEnds();
  }

  #readOn(): void {
    this.#intake.await(this.#held.length > 0);
    this.#pace();
  }

  #serve(request: WireRequest): void {
    const { service, limits } = this.#parts;
    this.#intake.release();
    if (request.header.flags !== KEEP_OPEN_FLAGS) this.#isLast = true;
    const outcome = service.answer(request, this.#conversation);
    if (outcome instanceof Promise) {
      this.#answers.passLater(outcome, request.body.length);
      return;
    }
    if (outcome.isLast) this.#isLast = true;
    if (this.#conversation.knowsMethods) this.#intake.allow(limits.maxMethodBytes);
    this.#answers.pass(outcome);
    if (this.#isLast) this.#answered();
  }

  /** Where the frame is broken nothing that follows can be understood. */
  #refuse(error: ParsecError): void {
    this.#isLast = true;
    this.#intake.release();
    this.#answers.pass(this.#parts.service.refuse(error, this.#conversation));
    this.#answered();
  }

  #answered(): void {
    if (this.#isLast && this.#answers.isEmpty) this.#hangUp();
    else this.#goOn();
  }

  /** What was held back is read, as if it came now. */
  #goOn(): void {
    if (this.#held.length > 0 && !this.#answers.isFull) {
      const held = this.#held;
      this.#held = [];
      for (const requests of held) this.#input.push(requests, 0);
      if (this.#hasPeerEnded) this.#peerEnds();
    }
    this.#pace();
  }

  #peerEnds(): void {
    this.#hasPeerEnded = true;
    // What came before the end is answered first.
    if (this.#isLast || this.#input.isWaiting || this.#held.length > 0) return;
    if (this.#intake.isBetweenRequests && !this.#isFresh) this.#end();
    else this.#refuse(new ParsecError(STATUS.CONNECTION_ERROR, "the client ended within a request"));
  }

  /** Nothing has come yet: the time for the first request runs from the connection on. */
  get #isFresh(): boolean {
    return this.#parts.socket.bytesRead === 0;
  }

  #end(): void {
    this.#isLast = true;
    this.#intake.release();
    if (this.#answers.isEmpty) this.#hangUp();
  }

  /** What still comes is read and thrown away: closing over unread bytes would cost the client its answer. */
  #hangUp(): void {
    const { socket } = this.#parts;
    if (socket.writableEnded) return;
    this.#answers.flush();
    socket.resume();
    socket.end();
    this.#leaving.start();
  }

  #drained(): void {
    this.#answers.drained();
    this.#goOn();
  }

  /** Reads on only while what was read finds its place. */
  #pace(): void {
    const { socket } = this.#parts;
    const isWaiting = this.#input.isWaiting || this.#intake.isWaiting || this.#held.length > 0 || this.#answers.isFull;
    const mustPause = isWaiting && !this.#isLast;
    if (mustPause === socket.isPaused()) return;
    if (mustPause) socket.pause();
    else socket.resume();
  }
}
