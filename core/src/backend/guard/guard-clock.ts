/** Time as the guard needs it; the clock of the program that opens a backend fits. */
export interface GuardClock {
  /** Milliseconds that only ever grow. */
  monotonicMs(): number;
  /** Calls back once. The returned function cancels. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** A source of numbers in [0, 1), for jitter; never for anything secret. */
export type Jitter = () => number;

/** Waits, or returns early once the signal aborts; the caller asks the signal which of both it was. */
export function pause(clock: GuardClock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      cancel();
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const cancel = clock.setTimer(finish, delayMs);
    signal.addEventListener("abort", finish, { once: true });
  });
}
