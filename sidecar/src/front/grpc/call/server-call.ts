import { KeywardError } from "@keyward/core/errors/keyward-error";
import { isForCaller } from "@keyward/core/grpc/status";
import type { Caller } from "../../../identity/caller.ts";
import type { Connection } from "../../../identity/connection.ts";
import type { AnswerMetadata } from "../metadata/answer-metadata.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { CallAnswer } from "./call-answer.ts";
import { CallRequest, type RequestBounds } from "./call-request.ts";
import type { CallStream, StreamListener } from "./call-stream.ts";
import type { CallContext, Method } from "./method.ts";
import type { Listed } from "./roster.ts";

/** Whoever has begun the call; the same for all calls of a listener. */
export interface CallHost extends RequestBounds {
  /** Everything that is thrown and was not written for the caller: a fault of ours. */
  onUnknownError(error: unknown): void;
  onClose(call: ServerCall): void;
}

/** setTimeout takes 31 bits; a deadline of more than 24 days is none. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** One gRPC call on one HTTP/2 stream: receive what the method takes, run it, answer, each within its bounds. */
export class ServerCall implements CallContext, StreamListener, Listed {
  place = 0;
  readonly caller: Caller;
  readonly connection: Connection;
  readonly metadata: Metadata;
  readonly #stream: CallStream;
  readonly #host: CallHost;
  readonly #request: CallRequest;
  readonly #answer: CallAnswer;
  #deadline: NodeJS.Timeout | undefined;
  deadlineMs: number | undefined;
  #abort: AbortController | undefined;
  #abortReason: KeywardError | undefined;

  constructor(stream: CallStream, metadata: Metadata, connection: Connection, host: CallHost) {
    this.caller = connection.caller;
    this.connection = connection;
    this.metadata = metadata;
    this.#stream = stream;
    this.#host = host;
    this.#request = new CallRequest(stream, host);
    this.#answer = new CallAnswer(stream, host);
    stream.listen(this);
  }

  /** Made on demand: most calls end without anyone asking. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isOver()) this.#abort.abort(this.#abortReason ?? left());
    return this.#abort.signal;
  }

  get initialMetadata(): AnswerMetadata {
    return this.#answer.initialMetadata;
  }

  get trailingMetadata(): AnswerMetadata {
    return this.#answer.trailingMetadata;
  }

  /** @param timeoutMs of the client, from now; a deadline that has passed already lets nothing begin */
  begin(method: Method, timeoutMs: number | undefined): void {
    if (timeoutMs !== undefined && timeoutMs <= MAX_TIMER_MS) {
      this.deadlineMs = this.#host.monotonicMs() + timeoutMs;
      if (timeoutMs > 0) this.#deadline = setTimeout(() => this.#exceedDeadline(), timeoutMs);
      else this.#exceedDeadline();
    }
    if (!this.#answer.isComplete) this.#receive(method);
  }

  /** Ends the call if the peer has been slow for too long: in sending a message, or in reading an answer. */
  expire(nowMs: number): void {
    if (this.#answer.isOverdue(nowMs)) this.#stream.destroy();
    else if (this.#request.isOverdue(nowMs)) {
      this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the request's message did not arrive in time"));
    }
  }

  onData(chunk: Buffer): boolean {
    return this.#request.receive(chunk);
  }

  onEnd(): void {
    this.#request.end();
  }

  onRoom(): void {
    this.#answer.goOn();
  }

  onClose(): void {
    clearTimeout(this.#deadline);
    const reason = this.#answer.isComplete ? this.#abortReason : left();
    this.#answer.complete();
    this.#free(reason);
    this.#host.onClose(this);
  }

  #receive(method: Method): void {
    const onFault = (error: KeywardError) => this.#fail(error);
    if (method.kind === "unary") {
      const { maxRequestBytes, maxResponseBytes } = method;
      const run = (message: Uint8Array) => this.#answerOnce(maxResponseBytes, () => method.handle(message, this));
      this.#request.one(maxRequestBytes, run, onFault);
    } else if (method.kind === "server-stream") {
      const run = (message: Uint8Array) => {
        void this.#answerMany(() => method.handle(message, this));
        if (!this.#isOver()) this.#answer.begin();
      };
      this.#request.one(method.maxRequestBytes, run, onFault);
    } else {
      const requests = this.#request.many(method.maxMessageBytes, onFault);
      if (method.kind === "bidi-stream") void this.#answerMany(() => method.handle(requests, this));
      else this.#answerOnce(method.maxResponseBytes, () => method.handle(requests, this));
    }
  }

  #answerOnce(maxBytes: number, run: () => Uint8Array | Promise<Uint8Array>): void {
    try {
      const answer = run();
      if (answer instanceof Promise) {
        answer.then(
          (bytes) => this.#succeed(bytes, maxBytes),
          (error) => this.#fail(error),
        );
      } else this.#succeed(answer, maxBytes);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #answerMany(run: () => AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const answer of run()) {
        if (!this.#isOver()) await this.#answer.send(answer);
        if (this.#isOver()) return;
      }
      if (!this.#isOver()) this.#end();
    } catch (error) {
      this.#fail(error);
    }
  }

  #succeed(answer: Uint8Array, maxBytes: number): void {
    if (this.#isOver()) return;
    if (answer.length <= maxBytes) this.#end(answer);
    else {
      const text = `the response has ${answer.length} bytes, the most is ${maxBytes}`;
      this.#fail(new KeywardError("RESOURCE_EXHAUSTED", text));
    }
  }

  #end(answer?: Uint8Array): void {
    this.#beOver();
    this.#answer.finish(answer);
    this.#request.release();
  }

  #fail(error: unknown): void {
    if (this.#isOver()) return;
    this.#beOver();
    if (!isForCaller(error)) this.#host.onUnknownError(error);
    this.#answer.fail(error);
    this.#free(error instanceof KeywardError ? error : new KeywardError("CANCELLED", "the call has failed"));
  }

  #exceedDeadline(): void {
    this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the call's deadline has passed"));
  }

  #isOver(): boolean {
    return this.#answer.isComplete || this.#stream.isClosed;
  }

  #beOver(): void {
    this.#answer.complete();
    this.#request.excuse();
  }

  #free(reason: KeywardError | undefined): void {
    this.#abortReason ??= reason;
    this.#request.release(reason);
    this.#abort?.abort(this.#abortReason ?? left());
    this.#answer.goOn();
  }
}

function left(): KeywardError {
  return new KeywardError("CANCELLED", "the client has left");
}
