import { BackendError } from "../backend-error.ts";
import type { GuardClock } from "./guard-clock.ts";

export interface Attempt<T> {
  /** The answer, or the fault in time: nobody waits longer for a call that ignores its signal. */
  readonly result: Promise<T>;
  /** When the call itself is over. Never rejects. */
  readonly settled: Promise<void>;
}

export interface AttemptLimits {
  readonly clock: GuardClock;
  readonly timeoutMs: number;
  /** The caller's. */
  readonly signal: AbortSignal;
}

/** Starts one call with a signal of its own. A secret that arrives when nobody waits any more is wiped. */
export function attempt<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { clock, timeoutMs, signal }: AttemptLimits,
): Attempt<T> {
  const own = new AbortController();
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  const stop = (reason: unknown) => {
    own.abort(reason);
    end(reason);
  };
  const leave = () => stop(signal.reason);
  const cancel = clock.setTimer(() => stop(timedOut(timeoutMs)), timeoutMs);
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  const answer = begin(work, own.signal);
  const settled = answer.then(
    (value) => (own.signal.aborted ? wipe(value) : undefined),
    () => undefined,
  );
  const result = Promise.race([answer, ended]).finally(() => {
    cancel();
    signal.removeEventListener("abort", leave);
  });
  return { result, settled };
}

async function begin<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return work(signal);
}

function timedOut(timeoutMs: number): BackendError {
  return new BackendError(
    "TimedOut",
    `the backend did not answer within ${timeoutMs} ms. Next: look at the backend's load and network, or raise spec.limits.timeout`,
  );
}

/** Nobody will: a secret is overwritten, a data key's too, and what has to be closed is closed. */
function wipe(value: unknown): void {
  for (const late of [value, (value as { plain?: unknown } | undefined)?.plain]) {
    const disposable = late as Partial<Disposable & AsyncDisposable> | undefined;
    disposable?.[Symbol.dispose]?.();
    Promise.resolve(disposable?.[Symbol.asyncDispose]?.()).catch(() => {});
  }
}
