/** The sources of time that the runtime uses. Tests pass their own; programs pass nothing and get `systemClock`. */
export interface Clock {
  /** Milliseconds that only ever grow; for durations and deadlines. */
  monotonicMs(): number;
  /** Milliseconds since 1970; for stamps that others read. It may jump. */
  epochMs(): number;
  /** Calls back once. The returned function cancels. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  epochMs: () => Date.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Waits, or returns early once the signal aborts; the caller asks the signal which of both it was. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = () => {
      cancel();
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const cancel = clock.setTimer(finish, delayMs);
    signal?.addEventListener("abort", finish, { once: true });
  });
}
