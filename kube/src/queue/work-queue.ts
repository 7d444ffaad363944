import { Backoff, type Random } from "../watch/backoff.ts";
import { type Clock, systemClock } from "../watch/clock.ts";
import { NamespaceBounds } from "./namespace-bounds.ts";

export interface WorkQueueOptions {
  /** First wait after a failure. Default 200 ms; doubles per failure of the same key, full jitter. */
  retryBaseMs?: number;
  /** Longest wait after a failure. Default 60,000 ms. */
  retryCapMs?: number;
  /** Keys of one namespace that run at once, where keys are `namespace/name`. Default: no bound. */
  perNamespace?: number;
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
  readonly #bounds: NamespaceBounds;
  /** Those that came again while they ran, and whether ahead of others. */
  readonly #again = new Map<string, boolean>();
  readonly #delayed = new Map<string, { dueMs: number; cancel: () => void }>();
  readonly #failures = new Map<string, Backoff>();
  readonly #takers: ((key: string | undefined) => void)[] = [];
  #closed = false;

  constructor(options: WorkQueueOptions = {}) {
    const defaults = { retryBaseMs: 200, retryCapMs: 60_000, perNamespace: Number.POSITIVE_INFINITY };
    this.#options = { ...defaults, clock: systemClock, random: Math.random, ...options };
    this.#bounds = new NamespaceBounds(this.#options.perNamespace);
  }

  /** Keys that could run now. */
  get depth(): number {
    return this.#waiting.size + this.#ahead.size + this.#bounds.waiting;
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
    if (this.#ahead.has(key) || this.#bounds.has(key)) return;
    if (this.#takers.length === 0 || this.#waiting.has(key)) this.#waiting.add(key);
    else if (this.#bounds.isFull(key)) this.#bounds.putAside(key, false);
    else this.#hand(key, this.#takers.shift()!);
  }

  /** As `add`, before all that wait already but others like it: news need not wait until everything was looked at. */
  addAhead(key: string): void {
    this.add(key);
    if (this.#again.has(key)) this.#again.set(key, true);
    else if (this.#waiting.delete(key)) this.#ahead.add(key);
    else if (this.#bounds.has(key)) this.#bounds.putAside(key, true);
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
      const key = this.#takeFirst();
      if (this.#closed) resolve(undefined);
      else if (key === undefined) this.#takers.push(resolve);
      else this.#hand(key, resolve);
    });
  }

  done(key: string): void {
    this.#running.delete(key);
    this.#resume(this.#bounds.end(key));
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
    this.#bounds.clear();
    for (const taker of this.#takers.splice(0)) taker(undefined);
  }

  /** Puts aside what its namespace has no room for on the way. */
  #takeFirst(): string | undefined {
    for (const line of [this.#ahead, this.#waiting]) {
      for (const key of line) {
        line.delete(key);
        if (!this.#bounds.isFull(key)) return key;
        this.#bounds.putAside(key, line === this.#ahead);
      }
    }
    return undefined;
  }

  #resume([key, ahead]: readonly [key: string, ahead: boolean] | readonly [] = []): void {
    if (key === undefined) return;
    if (ahead) this.addAhead(key);
    else this.add(key);
  }

  #hand(key: string, taker: (key: string) => void): void {
    this.#running.add(key);
    this.#bounds.begin(key);
    taker(key);
  }

  #undelay(key: string): void {
    this.#delayed.get(key)?.cancel();
    this.#delayed.delete(key);
  }
}
