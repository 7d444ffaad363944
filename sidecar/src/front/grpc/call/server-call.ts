import { KeywardError } from "@keyward/core/errors/keyward-error";
import { isForCaller } from "@keyward/core/grpc/status";
import type { Caller } from "../../../identity/caller.ts";
import type { Connection } from "../../../identity/connection.ts";
import type { ByteBudget } from "../bounds/byte-budget.ts";
import { PeerClock } from "../bounds/peer-clock.ts";
import { MessageBody } from "../message/message-body.ts";
import { RequestStream } from "../message/request-stream.ts";
import { AnswerMetadata } from "../metadata/answer-metadata.ts";
import type { Metadata } from "../metadata/metadata.ts";
import type { CallStream, StreamListener } from "./call-stream.ts";
import type { CallContext, Method, Requests } from "./method.ts";
import type { Listed } from "./roster.ts";

export interface CallOptions {
  readonly connection: Connection;
  readonly budget: ByteBudget;
  readonly messageTimeoutMs: number;
  monotonicMs(): number;
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
  readonly #method: Method;
  readonly #options: CallOptions;
  /** The peer owes us a message. */
  readonly #sending: PeerClock;
  /** The peer has an answer to read. */
  readonly #reading: PeerClock;
  #intake: MessageBody | RequestStream | undefined;
  #deadline: NodeJS.Timeout | undefined;
  deadlineMs: number | undefined;
  #abort: AbortController | undefined;
  #abortReason: KeywardError | undefined;
  #initial: AnswerMetadata | undefined;
  #trailing: AnswerMetadata | undefined;
  #answered = false;
  #proceed: (() => void) | undefined;

  constructor(stream: CallStream, metadata: Metadata, method: Method, options: CallOptions) {
    const { connection, messageTimeoutMs, monotonicMs } = options;
    this.caller = connection.caller;
    this.connection = connection;
    this.metadata = metadata;
    this.#stream = stream;
    this.#method = method;
    this.#options = options;
    this.#sending = new PeerClock(messageTimeoutMs, monotonicMs);
    this.#reading = new PeerClock(messageTimeoutMs, monotonicMs);
    stream.listen(this);
  }

  /** Made on demand: most calls end without anyone asking. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isOver()) this.#abort.abort(this.#abortReason ?? left());
    return this.#abort.signal;
  }

  /** Made on demand, too. */
  get initialMetadata(): AnswerMetadata {
    this.#initial ??= new AnswerMetadata();
    if (this.#stream.hasBegunAnswer) this.#initial.seal();
    return this.#initial;
  }

  get trailingMetadata(): AnswerMetadata {
    this.#trailing ??= new AnswerMetadata();
    return this.#trailing;
  }

  /** @param timeoutMs of the client, from now; a deadline that has passed already lets nothing begin */
  begin(timeoutMs: number | undefined): void {
    if (timeoutMs !== undefined && timeoutMs <= MAX_TIMER_MS) {
      this.deadlineMs = this.#options.monotonicMs() + timeoutMs;
      if (timeoutMs > 0) this.#deadline = setTimeout(() => this.#exceedDeadline(), timeoutMs);
      else this.#exceedDeadline();
    }
    if (!this.#answered) this.#receive(this.#method);
  }

  /** Ends the call if the peer has been slow for too long: in sending a message, or in reading an answer. */
  expire(nowMs: number): void {
    if (this.#reading.isOverdue(nowMs)) this.#stream.destroy();
    else if (this.#sending.isOverdue(nowMs)) {
      this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the request's message did not arrive in time"));
    }
  }

  onData(chunk: Buffer): boolean {
    return this.#intake?.receive(chunk) ?? false;
  }

  onEnd(): void {
    this.#intake?.end();
  }

  onRoom(): void {
    if (!this.#answered) this.#reading.stop();
    this.#proceed?.();
    this.#proceed = undefined;
  }

  onClose(): void {
    clearTimeout(this.#deadline);
    const reason = this.#answered ? this.#abortReason : left();
    this.#answered = true;
    this.#free(reason);
    this.#options.onClose(this);
  }

  #receive(method: Method): void {
    if (method.kind === "unary") {
      this.#receiveOne(method.maxRequestBytes, (message) =>
        this.#answerOnce(method.maxResponseBytes, () => method.handle(message, this)),
      );
    } else if (method.kind === "server-stream") {
      this.#receiveOne(method.maxRequestBytes, (message) => {
        void this.#answerMany(() => method.handle(message, this));
        // Its answers may be far away: that there will be some is known at once.
        if (!this.#isOver()) this.#stream.beginAnswer(this.#initial?.seal());
      });
    } else {
      const requests = this.#receiveMany(method.maxMessageBytes);
      if (method.kind === "bidi-stream") void this.#answerMany(() => method.handle(requests, this));
      else this.#answerOnce(method.maxResponseBytes, () => method.handle(requests, this));
    }
  }

  #receiveOne(maxBytes: number, run: (message: Uint8Array) => void): void {
    this.#sending.start();
    this.#intake = new MessageBody(this.#stream, {
      maxBytes,
      budget: this.#options.budget,
      clock: this.#sending,
      onMessage: (message) => {
        this.#sending.stop();
        run(message);
      },
      onFault: (error) => this.#fail(error),
    });
  }

  #receiveMany(maxMessageBytes: number): Requests {
    const requests = new RequestStream(this.#stream, {
      maxMessageBytes,
      budget: this.#options.budget,
      clock: this.#sending,
      onFault: (error) => this.#fail(error),
    });
    this.#intake = requests;
    return requests;
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
        if (!this.#isOver()) await this.#send(answer);
        if (this.#isOver()) return;
      }
      if (!this.#isOver()) this.#end();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @returns once there is room for the next one, or the call is over */
  #send(answer: Uint8Array): Promise<void> | undefined {
    this.#sendInitial();
    if (this.#stream.send(answer)) return undefined;
    this.#reading.start();
    return new Promise((resolve) => {
      this.#proceed = resolve;
    });
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
    this.#sendInitial();
    this.#stream.finish(answer, this.#trailing?.seal());
    this.#intake?.release();
  }

  #fail(error: unknown): void {
    if (this.#isOver()) return;
    this.#beOver();
    if (!isForCaller(error)) this.#options.onUnknownError(error);
    this.#sendInitial();
    this.#stream.fail(error, this.#trailing?.seal());
    this.#free(error instanceof KeywardError ? error : new KeywardError("CANCELLED", "the call has failed"));
  }

  #sendInitial(): void {
    const metadata = this.#initial?.seal();
    if (metadata !== undefined && metadata.length > 0) this.#stream.beginAnswer(metadata);
  }

  #exceedDeadline(): void {
    this.#fail(new KeywardError("DEADLINE_EXCEEDED", "the call's deadline has passed"));
  }

  #isOver(): boolean {
    return this.#answered || this.#stream.isClosed;
  }

  #beOver(): void {
    this.#answered = true;
    this.#sending.stop();
    this.#reading.start();
  }

  #free(reason: KeywardError | undefined): void {
    this.#abortReason ??= reason;
    this.#intake?.release(reason);
    this.#abort?.abort(this.#abortReason ?? left());
    this.onRoom();
  }
}

function left(): KeywardError {
  return new KeywardError("CANCELLED", "the client has left");
}
