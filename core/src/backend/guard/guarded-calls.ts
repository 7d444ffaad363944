import { KeywardError } from "../../errors/keyward-error.ts";
import { BackendError } from "../backend-error.ts";
import { attempt } from "./attempt.ts";
import { Breaker, type HeldBack, type Passage } from "./breaker.ts";
import type { CallObserver, CallOutcome } from "./call-report.ts";
import { FairQueue, type Release } from "./fair-queue.ts";
import { type GuardClock, type Jitter, pause } from "./guard-clock.ts";
import { retryDelayMs } from "./retry.ts";

export interface GuardLimits {
  /** Of one call from when it is its turn, retries included. */
  readonly timeoutMs: number;
  readonly callsInFlight: number;
  /** Of one namespace; undefined: no bound. */
  readonly callsPerSecond: number | undefined;
}

export interface GuardOptions {
  readonly limits: GuardLimits;
  readonly clock: GuardClock;
  readonly random: Jitter;
  readonly observer?: CallObserver;
}

export interface GuardedCall<T> {
  readonly namespace: string;
  readonly operation: string;
  /** Whether a second one does no harm. */
  readonly repeatable: boolean;
  readonly work: (signal: AbortSignal) => Promise<T>;
  readonly signal: AbortSignal;
}

/** A call that ignores its signal keeps its place so long after its time: whoever hangs must not be given more and more. */
const GRACE_MS = 30_000;

/** All calls to one backend: each waits for its turn, has its time, and is held back where the backend does not answer. */
export class GuardedCalls {
  readonly #options: GuardOptions;
  readonly #queue: FairQueue;
  readonly #breakers = new Map<string, Breaker>();

  constructor(options: GuardOptions) {
    const { clock, limits } = options;
    this.#options = options;
    this.#queue = new FairQueue({ clock, maxInFlight: limits.callsInFlight, perSecond: limits.callsPerSecond });
  }

  get load(): FairQueue["load"] {
    return this.#queue.load;
  }

  /** Namespaces whose calls are held back, and why. */
  get heldBack(): readonly { readonly namespace: string; readonly cause: BackendError }[] {
    return [...this.#breakers].flatMap(([namespace, { cause }]) => (cause === undefined ? [] : [{ namespace, cause }]));
  }

  /** @throws BackendError; the signal's reason if the caller left */
  async run<T>(call: GuardedCall<T>): Promise<T> {
    const { clock, observer } = this.#options;
    const beganMs = clock.monotonicMs();
    const course = { waitedMs: 0, attempts: 0, outcome: "ok" as CallOutcome };
    try {
      const release = await this.#wait(call, course);
      course.waitedMs = clock.monotonicMs() - beganMs;
      return await this.#attempts(call, release, course);
    } catch (error) {
      if (call.signal.aborted) course.outcome = "abandoned";
      throw error;
    } finally {
      const durationMs = clock.monotonicMs() - beganMs - course.waitedMs;
      observer?.onCall?.({ operation: call.operation, namespace: call.namespace, durationMs, ...course });
    }
  }

  async #wait<T>({ namespace, signal }: GuardedCall<T>, course: { outcome: CallOutcome }): Promise<Release> {
    const held = this.#breakerOf(namespace).heldBack;
    if (held !== undefined) {
      course.outcome = "held-back";
      throw refusal(held);
    }
    course.outcome = "queue-full";
    const release = await this.#queue.acquire(namespace, signal);
    course.outcome = "ok";
    return release;
  }

  async #attempts<T>(
    call: GuardedCall<T>,
    release: Release,
    course: { attempts: number; outcome: CallOutcome },
  ): Promise<T> {
    const { clock, limits, random } = this.#options;
    const untilMs = clock.monotonicMs() + limits.timeoutMs;
    let over: Promise<unknown> = Promise.resolve();
    try {
      for (;;) {
        course.attempts += 1;
        const passage = this.#pass(call.namespace, course);
        const leftMs = untilMs - clock.monotonicMs();
        const { result, settled } = attempt(call.work, { clock, timeoutMs: Math.max(1, leftMs), signal: call.signal });
        over = settled;
        const end = await this.#judge(call, passage, result);
        if (end.kind === "returned") {
          course.outcome = "ok";
          return end.value;
        }
        course.outcome = end.error.fault;
        const leftAfterMs = untilMs - clock.monotonicMs();
        const again = call.repeatable && !passage.probe;
        const delayMs = again ? retryDelayMs(end.error, course.attempts, leftAfterMs, random) : undefined;
        if (delayMs === undefined) throw end.error;
        await pause(clock, delayMs, call.signal);
        call.signal.throwIfAborted();
      }
    } finally {
      this.#releaseAfter(over, release);
    }
  }

  #pass(namespace: string, course: { outcome: CallOutcome }): Passage {
    const passage = this.#breakerOf(namespace).pass();
    if ("probe" in passage) return passage;
    course.outcome = "held-back";
    throw refusal(passage);
  }

  async #judge<T>(
    { namespace, signal }: GuardedCall<T>,
    passage: Passage,
    result: Promise<T>,
  ): Promise<{ kind: "returned"; value: T } | { kind: "failed"; error: BackendError }> {
    const breaker = this.#breakerOf(namespace);
    const before = breaker.state;
    try {
      const value = await result;
      breaker.succeeded(passage);
      return { kind: "returned", value };
    } catch (thrown) {
      if (signal.aborted) {
        breaker.abandoned(passage);
        throw signal.reason;
      }
      const error = asBackendError(thrown);
      if (error.ofTheBackend) breaker.failed(passage, error);
      else breaker.succeeded(passage);
      return { kind: "failed", error };
    } finally {
      if (breaker.state !== before) this.#options.observer?.onBreaker?.(namespace, breaker.state);
    }
  }

  #releaseAfter(over: Promise<unknown>, release: Release): void {
    const cancel = this.#options.clock.setTimer(release, GRACE_MS);
    over.then(() => {
      cancel();
      release();
    });
  }

  #breakerOf(namespace: string): Breaker {
    const known = this.#breakers.get(namespace);
    if (known !== undefined) return known;
    const breaker = new Breaker(this.#options.clock, this.#options.random);
    this.#breakers.set(namespace, breaker);
    return breaker;
  }
}

function refusal({ fault, message, retryInMs }: HeldBack): BackendError {
  const when = retryInMs > 0 ? `is asked again in ${retryInMs} ms` : "is being asked by one call";
  return new BackendError(fault, `calls are held back, as the backend failed: ${message} (it ${when})`, {
    retryAfterMs: retryInMs,
  });
}

function asBackendError(thrown: unknown): BackendError {
  if (thrown instanceof BackendError) return thrown;
  if (thrown instanceof KeywardError) return new BackendError("Rejected", thrown.message, { cause: thrown });
  return new BackendError("BadAnswer", "the backend failed in a way that has no name. Next: see the operator's log", {
    cause: thrown,
  });
}
