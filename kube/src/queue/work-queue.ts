import { Backoff, type Random } from "../watch/backoff.ts";
import { type Clock, systemClock } from "../watch/clock.ts";

export interface WorkQueueOptions {
  /** First wait after a failure. Default 200 ms; doubles per failure of the same key, full jitter. */
  retryBaseMs?: number;
  /** Longest wait after a failure. Default 60,000 ms. */
  retryCapMs?: number;
  clock?: Clock;
  random?: Random;
}

/**
 * Keys that need work. A key waits at most once, never runs twice at a time, and is not lost if it comes again while it
 * runs: it then runs once more.
 */
export class WorkQueue {
  readonly #options: Required<WorkQueueOptions>;
  /** In order of arrival; a Set, because a key waits only once. */
  readonly #waiting = new Set<string>();
  /** Those that do not wait behind the others. */
  readonly #ahead = new Set<string>();
  readonly #running = new Set<string>();
  /** Those that came again while they ran, and whether ahead of others. */
  readonly #again = new Map<string, boolean>();
  readonly #delayed = new Map<string, { dueMs: number; cancel: () => void }>();
  readonly #failures = new Map<string, Backoff>();
  readonly #takers: ((key: string | undefined) => void)[] = [];
  #closed = false;

  constructor(options: WorkQueueOptions = {}) {
    this.#options = { retryBaseMs: 200, retryCapMs: 60_000, clock: systemClock, random: Math.random, ...options };
  }

  /** Keys that could run now. */
  get depth(): number {
    return this.#waiting.size + this.#ahead.size;
  }

  get delayed(): number {
    return this.#delayed.size;
  }

  get running(): number {
    return this.#running.size;
  }

  add(key: string): void {
    if (this.#closed) return;
    this.#undelay(key);
    if (this.#running.has(key)) {
      this.#again.set(key, this.#again.get(key) ?? false);
      return;
    }
    if (this.#ahead.has(key)) return;
    const taker = this.#waiting.has(key) ? undefined : this.#takers.shift();
    if (taker === undefined) this.#waiting.add(key);
    else this.#hand(key, taker);
  }

  /** As `add`, before all that wait already but others like it: news need not wait until everything was looked at. */
  addAhead(key: string): void {
    this.add(key);
    if (this.#again.has(key)) this.#again.set(key, true);
    else if (this.#waiting.delete(key)) this.#ahead.add(key);
  }

  /** Not before so long from now; if it is delayed already, the earlier time counts. */
  addAfter(key: string, delayMs: number): void {
    if (this.#closed) return;
    const { clock } = this.#options;
    const dueMs = clock.monotonicMs() + delayMs;
    const planned = this.#delayed.get(key);
    if (planned !== undefined && planned.dueMs <= dueMs) return;
    planned?.cancel();
    this.#delayed.set(key, { dueMs, cancel: clock.setTimer(() => this.add(key), delayMs) });
  }

  /** It failed: again after a wait that grows with each failure. Returns the wait. */
  addFailed(key: string, atLeastMs = 0): number {
    const { retryBaseMs, retryCapMs, random } = this.#options;
    const backoff = this.#failures.get(key) ?? new Backoff({ baseMs: retryBaseMs, capMs: retryCapMs, random });
    this.#failures.set(key, backoff);
    const delayMs = Math.max(backoff.nextMs(), atLeastMs);
    this.addAfter(key, delayMs);
    return delayMs;
  }

  failures(key: string): number {
    return this.#failures.get(key)?.failures ?? 0;
  }

  /** It worked: the next failure is its first. */
  forget(key: string): void {
    this.#failures.delete(key);
  }

  /** The next key, which then counts as running until `done`. Undefined once the queue is closed. */
  next(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const line = this.#ahead.size > 0 ? this.#ahead : this.#waiting;
      const [key] = line;
      if (this.#closed) resolve(undefined);
      else if (key === undefined) this.#takers.push(resolve);
      else {
        line.delete(key);
        this.#hand(key, resolve);
      }
    });
  }

  done(key: string): void {
    this.#running.delete(key);
    const ahead = this.#again.get(key);
    this.#again.delete(key);
    if (ahead) this.addAhead(key);
    else if (ahead !== undefined) this.add(key);
  }

  /** Takes nothing more and gives nothing more out. What runs may finish. */
  close(): void {
    this.#closed = true;
    for (const { cancel } of this.#delayed.values()) cancel();
    this.#delayed.clear();
    this.#waiting.clear();
    this.#ahead.clear();
    this.#again.clear();
    for (const taker of this.#takers.splice(0)) taker(undefined);
  }

  #hand(key: string, taker: (key: string) => void): void {
    this.#running.add(key);
    taker(key);
  }

  #undelay(key: string): void {
    this.#delayed.get(key)?.cancel();
    this.#delayed.delete(key);
  }
}
