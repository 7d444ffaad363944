import type { IncomingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import type { Caller } from "../../identity/caller.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { MessageBody } from "./message-body.ts";
import type { CallContext, Method, ServerStreamMethod, UnaryMethod } from "./method.ts";
import { beginAnswer, endWithError, endWithOk } from "./reply.ts";

export interface CallOptions {
  readonly caller: Caller;
  readonly budget: ByteBudget;
  readonly messageTimeoutMs: number;
  monotonicMs(): number;
  /** Everything that is thrown and is no KeywardError: a fault of ours. */
  onUnknownError(error: unknown): void;
  onClose(call: ServerCall): void;
}

/** setTimeout takes 31 bits; a deadline of more than 24 days is none. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** One gRPC call on one HTTP/2 stream: receive the message, run the method, answer, each within its bounds. */
export class ServerCall implements CallContext {
  readonly caller: Caller;
  readonly metadata: IncomingHttpHeaders;
  readonly #stream: ServerHttp2Stream;
  readonly #method: Method;
  readonly #options: CallOptions;
  readonly #body: MessageBody;
  #deadline: NodeJS.Timeout | undefined;
  #abort: AbortController | undefined;
  #answered = false;
  /** When the phase in which the peer must act has lasted too long; undefined while it is our turn. */
  #peerDueMs: number | undefined;

  constructor(stream: ServerHttp2Stream, metadata: IncomingHttpHeaders, method: Method, options: CallOptions) {
    this.caller = options.caller;
    this.metadata = metadata;
    this.#stream = stream;
    this.#method = method;
    this.#options = options;
    this.#awaitPeer();
    this.#body = new MessageBody(stream, {
      maxBytes: method.maxRequestBytes,
      budget: options.budget,
      onMessage: (message) => this.#run(message),
      onFault: (error) => this.#fail(error),
      onWait: () => {
        this.#peerDueMs = undefined;
      },
      onGrant: () => this.#awaitPeer(),
    });
    stream.on("close", () => this.#close());
  }

  /** Made on demand: most calls end without anyone asking. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#stream.destroyed || this.#stream.closed) this.#abort.abort();
    return this.#abort.signal;
  }

  setDeadline(timeoutMs: number): void {
    if (timeoutMs <= 0) this.#exceedDeadline();
    else if (timeoutMs <= MAX_TIMER_MS) this.#deadline = setTimeout(() => this.#exceedDeadline(), timeoutMs);
  }

  /** Ends the call if the peer has been slow for too long: in sending its message, or in reading the answer. */
  expire(nowMs: number): void {
    if (this.#peerDueMs === undefined || nowMs < this.#peerDueMs) return;
    if (this.#answered) this.#stream.destroy();
    else this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the request's message did not arrive in time"));
  }

  #run(message: Uint8Array): void {
    this.#peerDueMs = undefined;
    if (this.#method.kind === "server-stream") void this.#runStream(this.#method, message);
    else this.#runUnary(this.#method, message);
  }

  #runUnary(method: UnaryMethod, message: Uint8Array): void {
    try {
      const answer = method.handle(message, this);
      if (answer instanceof Promise) {
        answer.then(
          (bytes) => this.#succeed(method, bytes),
          (error) => this.#fail(error),
        );
      } else this.#succeed(method, answer);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #runStream(method: ServerStreamMethod, message: Uint8Array): Promise<void> {
    try {
      beginAnswer(this.#stream);
      for await (const answer of method.handle(message, this)) {
        if (this.#isOver()) return;
        if (!this.#stream.write(encodeMessage(answer))) await this.#drained();
      }
      if (this.#isOver()) return;
      this.#answered = true;
      endWithOk(this.#stream);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #drained(): Promise<void> {
    this.#awaitPeer();
    await new Promise<void>((resolve) => {
      this.#stream.once("drain", resolve);
      this.#stream.once("close", resolve);
    });
    this.#peerDueMs = undefined;
  }

  #succeed(method: UnaryMethod, answer: Uint8Array): void {
    if (this.#isOver()) return;
    if (answer.length > method.maxResponseBytes) {
      const text = `the response has ${answer.length} bytes, the most is ${method.maxResponseBytes}`;
      this.#fail(new KeywardError("RESOURCE_EXHAUSTED", text));
      return;
    }
    this.#answered = true;
    this.#awaitPeer();
    beginAnswer(this.#stream);
    endWithOk(this.#stream, encodeMessage(answer));
  }

  #fail(error: unknown): void {
    if (this.#isOver()) return;
    this.#answered = true;
    this.#awaitPeer();
    if (!(error instanceof KeywardError)) this.#options.onUnknownError(error);
    endWithError(this.#stream, error);
    this.#body.release();
    this.#abort?.abort();
  }

  #exceedDeadline(): void {
    this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the call's deadline has passed"));
  }

  #isOver(): boolean {
    return this.#answered || this.#stream.destroyed || this.#stream.closed;
  }

  #awaitPeer(): void {
    this.#peerDueMs = this.#options.monotonicMs() + this.#options.messageTimeoutMs;
  }

  #close(): void {
    clearTimeout(this.#deadline);
    this.#answered = true;
    this.#body.release();
    this.#abort?.abort();
    this.#options.onClose(this);
  }
}
