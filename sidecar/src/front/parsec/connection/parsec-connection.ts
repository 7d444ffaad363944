import type { Socket } from "node:net";
import { HEADER_BYTES, KEEP_OPEN_FLAGS, writeResponseHeader } from "@keyward/core/parsec/header";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { RequestDecoder, type WireRequest } from "@keyward/core/parsec/request-decoder";
import { STATUS } from "@keyward/core/parsec/status";
import type { CallerTurns } from "../../../fairness/caller-turns.ts";
import { PacedInput } from "../../../fairness/paced-input.ts";
import { WHEEL } from "../../../fairness/turn-wheel.ts";
import type { ClientConnection } from "../../../identity/connection.ts";
import { LARGE_BYTES } from "../../../memory/large-buffers.ts";
import type { ByteBudget } from "../../grpc/bounds/byte-budget.ts";
import { PeerClock } from "../../grpc/bounds/peer-clock.ts";
import { Outbox } from "../../http2/frames/outbox.ts";
import { Conversation } from "../extension/conversation.ts";
import type { ParsecLimits } from "../limits.ts";
import type { Outcome, ParsecService } from "../service/parsec-service.ts";
import { AnswerLine } from "./answer-line.ts";
import { BodyPlace } from "./body-place.ts";
import { REQUEST_MEMORY } from "./request-memory.ts";

export interface ConnectionParts {
  /** With `allowHalfOpen`: who says no more may still be answered. */
  readonly socket: Socket;
  readonly connection: ClientConnection;
  readonly service: ParsecService;
  readonly limits: ParsecLimits;
  /** Shared by all connections. */
  readonly budget: ByteBudget;
  monotonicMs(): number;
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
  readonly #decoder: RequestDecoder;
  readonly #line: AnswerLine;
  readonly #outbox: Outbox;
  readonly #place: BodyPlace;
  readonly #reading: PeerClock;
  readonly #writing: PeerClock;
  readonly #leaving: PeerClock;
  /** Requests that wait until fewer are being answered. */
  #held: Iterator<WireRequest>[] = [];
  #pendingBytes = 0;
  /** No further request is taken; the connection ends after the last answer. */
  #isLast = false;
  #hasPeerEnded = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { socket, limits, monotonicMs } = parts;
    this.#conversation = new Conversation(parts.connection);
    this.#decoder = new RequestDecoder(limits.maxBodyBytes, REQUEST_MEMORY);
    this.#turns = WHEEL.of(parts.connection.caller);
    this.#input = new PacedInput(this.#turns, { read: (rest) => this.#take(rest), onWait: () => this.#onWait() });
    this.#outbox = new Outbox(socket, () => this.#writing.start());
    this.#line = new AnswerLine((outcome) => this.#write(outcome));
    this.#place = new BodyPlace(parts.budget, () => this.#readOn());
    this.#reading = new PeerClock(limits.requestTimeoutMs, monotonicMs);
    this.#writing = new PeerClock(limits.answerTimeoutMs, monotonicMs);
    this.#leaving = new PeerClock(limits.leaveTimeoutMs, monotonicMs);
    this.#reading.start();
    this.#turns.join();
    socket.on("data", (chunk: Buffer) => this.#input.push(this.#decoder.push(chunk), chunk.length));
    socket.on("end", () => this.#peerEnds());
    socket.on("drain", () => this.#drained());
    // A client that left early is no fault; "close" follows.
    socket.on("error", () => {});
    socket.once("close", () => {
      this.#input.drop();
      this.#turns.leave();
      this.#place.give();
      parts.connection.close();
    });
  }

  /** Cuts off who is overdue; called now and then. */
  sweep(nowMs: number): void {
    if (this.#writing.isOverdue(nowMs) || this.#leaving.isOverdue(nowMs)) this.#parts.socket.destroy();
    else if (this.#reading.isOverdue(nowMs))
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
    // Answers to requests that came in one piece leave in one.
    this.#outbox.hold();
    let isLeft = false;
    try {
      isLeft = this.#serveSome(requests);
      if (this.#isLast) return undefined;
      this.#await();
    } catch (error) {
      if (!(error instanceof ParsecError)) throw error;
      this.#refuse(error);
    } finally {
      this.#outbox.release();
      this.#pace();
    }
    return isLeft ? requests : undefined;
  }

  /** @returns whether the turn was over before they were */
  #serveSome(requests: Iterator<WireRequest>): boolean {
    while (!this.#isFull) {
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

  /** What has begun to come takes its place, and its time begins; it does not run while the place is waited for. */
  #await(): void {
    this.#place.take(this.#decoder.announcedBytes);
    if (this.#decoder.isBetweenRequests || this.#place.isWaiting || this.#held.length > 0) this.#reading.stop();
    else this.#reading.start();
  }

  #readOn(): void {
    this.#await();
    this.#pace();
  }

  #serve(request: WireRequest): void {
    const { service, limits } = this.#parts;
    // The next request's time begins with its first byte.
    this.#reading.stop();
    this.#place.give();
    if (request.header.flags !== KEEP_OPEN_FLAGS) this.#isLast = true;
    const outcome = service.answer(request, this.#conversation);
    if (outcome instanceof Promise) {
      this.#answerLater(outcome, request.body.length);
      return;
    }
    if (outcome.isLast) this.#isLast = true;
    if (this.#conversation.knowsMethods) this.#decoder.maxBodyBytes = limits.maxMethodBytes;
    this.#line.pass(outcome);
    if (this.#isLast) this.#answered();
  }

  #answerLater(outcome: Promise<Outcome>, bytes: number): void {
    this.#pendingBytes += bytes;
    const answerWith = this.#line.join();
    void outcome.then((settled) => {
      this.#pendingBytes -= bytes;
      answerWith(settled);
      this.#answered();
    });
  }

  /** Where the frame is broken nothing that follows can be understood. */
  #refuse(error: ParsecError): void {
    this.#isLast = true;
    this.#reading.stop();
    this.#place.give();
    this.#line.pass(this.#parts.service.refuse(error, this.#conversation));
    this.#answered();
  }

  #answered(): void {
    if (this.#isLast && this.#line.length === 0) this.#hangUp();
    else this.#goOn();
  }

  /** What was held back is read, as if it came now. */
  #goOn(): void {
    if (this.#held.length > 0 && !this.#isFull) {
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
    if (this.#decoder.isBetweenRequests && !this.#isFresh) this.#end();
    else this.#refuse(new ParsecError(STATUS.CONNECTION_ERROR, "the client ended within a request"));
  }

  /** Nothing has come yet: the time for the first request runs from the connection on. */
  get #isFresh(): boolean {
    return this.#parts.socket.bytesRead === 0;
  }

  #end(): void {
    this.#isLast = true;
    this.#reading.stop();
    this.#place.give();
    if (this.#line.length === 0) this.#hangUp();
  }

  /** What still comes is read and thrown away: closing over unread bytes would cost the client its answer. */
  #hangUp(): void {
    const { socket } = this.#parts;
    if (socket.writableEnded) return;
    this.#outbox.flush();
    socket.resume();
    socket.end();
    this.#leaving.start();
  }

  #write({ echo, status, body }: Outcome): void {
    const at = this.#outbox.reserve(HEADER_BYTES);
    writeResponseHeader(this.#outbox.buffer, echo, status, body.length, at);
    if (body.length > 0) this.#outbox.append(body, body.length >= LARGE_BYTES ? body : undefined);
  }

  #drained(): void {
    this.#writing.stop();
    this.#goOn();
  }

  /** The client does not take its answers, or has asked for too much at once. */
  get #isFull(): boolean {
    const { maxPipelined, maxPipelinedBytes } = this.#parts.limits;
    return this.#line.length >= maxPipelined || this.#pendingBytes >= maxPipelinedBytes || this.#outbox.isFull;
  }

  /** Reads on only while what was read finds its place. */
  #pace(): void {
    const { socket } = this.#parts;
    const isWaiting = this.#input.isWaiting || this.#place.isWaiting || this.#held.length > 0 || this.#isFull;
    const mustPause = isWaiting && !this.#isLast;
    if (mustPause === socket.isPaused()) return;
    if (mustPause) socket.pause();
    else socket.resume();
  }
}
