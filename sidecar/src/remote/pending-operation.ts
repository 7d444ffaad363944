import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Clock } from "@keyward/kube/watch/clock";
import type { KeyOperationSchema, OperationResult } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";

type Message = InitOf<typeof KeyOperationSchema>;

export interface PendingOptions {
  readonly message: Message;
  /** Of what is sent, about. */
  readonly bytes: number;
  /** Monotonic. */
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** The caller left, or its time is up. */
  readonly onLeave: (pending: PendingOperation) => void;
}

/** One operation from the moment it is asked for to its end, whichever comes first: answer, deadline, or the caller's leaving. */
export class PendingOperation {
  readonly container: string;
  readonly bytes: number;
  readonly result: Promise<OperationResult["result"]>;
  /** On the stream that it was sent on last. */
  id: bigint | undefined;
  readonly #options: PendingOptions;
  readonly #settled = Promise.withResolvers<OperationResult["result"]>();
  readonly #cancelTimer: () => void;

  constructor(options: PendingOptions) {
    const { message, bytes, deadlineMs, clock, signal } = options;
    this.#options = options;
    this.container = message.container ?? "";
    this.bytes = bytes;
    this.result = this.#settled.promise;
    this.#cancelTimer = clock.setTimer(() => this.#leave(tooLate()), Math.max(0, deadlineMs - clock.monotonicMs()));
    signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** @returns what is sent, with what is left of its time */
  begin(id: bigint): Message {
    const { message, deadlineMs, clock } = this.#options;
    this.id = id;
    return { ...message, id, timeoutMs: Math.max(1, Math.round(deadlineMs - clock.monotonicMs())) };
  }

  settle(result: OperationResult["result"]): void {
    this.#end();
    this.#settled.resolve(result);
  }

  fail(error: KeywardError): void {
    this.#end();
    this.#settled.reject(error);
  }

  readonly #onAbort = () => this.#leave(this.#options.signal!.reason);

  #leave(error: KeywardError): void {
    this.#options.onLeave(this);
    this.fail(error);
  }

  #end(): void {
    this.#cancelTimer();
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }
}

function tooLate(): KeywardError {
  return new KeywardError("DEADLINE_EXCEEDED", "the backend of the key did not answer in the time that the call has");
}
