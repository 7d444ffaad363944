import type { Clock } from "../watch/clock.ts";

export interface AttemptOptions {
  timeoutMs: number;
  graceMs: number;
  /** Aborts the work at once. */
  signal: AbortSignal;
  clock: Clock;
}

export type AttemptEnd<T> =
  | { kind: "returned"; value: T }
  | { kind: "threw"; error: unknown }
  /** It did not even heed its signal. `settled` tells when it ends after all; it never rejects. */
  | { kind: "stuck"; error: Error; settled: Promise<void> };

/** Runs work under a time limit that holds even if the work does not look at its signal. */
export async function attempt<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, graceMs, signal, clock }: AttemptOptions,
): Promise<AttemptEnd<T>> {
  const controller = new AbortController();
  const stuck = Promise.withResolvers<AttemptEnd<T>>();
  let cancelGrace = () => {};
  const abort = (reason: unknown) => {
    if (controller.signal.aborted) return;
    controller.abort(reason);
    const giveUp = () => stuck.resolve({ kind: "stuck", error: asError(reason), settled: ended.then(() => {}) });
    cancelGrace = clock.setTimer(giveUp, graceMs);
  };
  const onAbort = () => abort(signal.reason);
  const cancelTimeout = clock.setTimer(() => abort(new Error(`no result within ${timeoutMs} ms`)), timeoutMs);
  const ended = settle(work, controller.signal);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([ended, stuck.promise]);
  } finally {
    cancelTimeout();
    cancelGrace();
    signal.removeEventListener("abort", onAbort);
  }
}

async function settle<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<AttemptEnd<T>> {
  try {
    return { kind: "returned", value: await work(signal) };
  } catch (error) {
    return { kind: "threw", error };
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
