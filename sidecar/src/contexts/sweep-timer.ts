/** Timers of few lengths share one of libuv's: what is expired is refused at once, its memory may stay this much longer. */
const STEP_MS = 1000;

/** setTimeout takes 31 bits; who sleeps longer looks again. */
const MAX_SLEEP_MS = 2 ** 31 - STEP_MS;

/** One timer for however many things that expire; it does not keep the process alive. */
export class SweepTimer {
  readonly #monotonicMs: () => number;
  readonly #onDue: () => void;
  #timer: NodeJS.Timeout | undefined;
  #dueMs = Number.POSITIVE_INFINITY;

  /** @param onDue something may have expired; it says with `wakeAt` when to look again */
  constructor(monotonicMs: () => number, onDue: () => void) {
    this.#monotonicMs = monotonicMs;
    this.#onDue = onDue;
  }

  /** Nothing expires before. */
  get dueMs(): number {
    return this.#dueMs;
  }

  wakeAt(dueMs: number): void {
    if (dueMs >= this.#dueMs) return;
    this.stop();
    this.#dueMs = dueMs;
    const steps = Math.max(0, Math.floor((dueMs - this.#monotonicMs()) / STEP_MS)) + 1;
    this.#timer = setTimeout(this.#onDue, Math.min(steps * STEP_MS, MAX_SLEEP_MS)).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }
}
