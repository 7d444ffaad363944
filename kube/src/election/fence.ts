import { type Clock, systemClock } from "../watch/clock.ts";

/** A write was stopped because another process may lead by now. */
export class NotLeaderError extends Error {
  constructor(message = "this process does not lead, or cannot be sure of it") {
    super(message);
    this.name = "NotLeaderError";
  }
}

export interface FenceOptions {
  /** How long a renewal lets writes through. */
  validMs: number;
  /** How long a write may take that was let through at the last moment. */
  graceMs: number;
  clock?: Clock;
}

/**
 * Lets writes through while this process is certain to lead, judged by its own clocks alone. A lease is no mutual
 * exclusion: a process that was stopped for a minute wakes up believing that it leads. So every write asks here, when
 * the server already counts the time that the write may take (see RequestOptions.beforeSend). validMs + graceMs is
 * how long all others keep still after a renewal. Proof: e2e/suites/kube/election.test.ts, which stops leaders in
 * mid-write.
 */
export class Fence {
  readonly graceMs: number;
  readonly #validMs: number;
  readonly #clock: Clock;
  #renewed: { monotonicMs: number; epochMs: number } | undefined;

  constructor({ validMs, graceMs, clock = systemClock }: FenceOptions) {
    this.graceMs = graceMs;
    this.#validMs = validMs;
    this.#clock = clock;
  }

  /** The present, to be taken before a renewal is sent: its answer may come late. */
  now(): { monotonicMs: number; epochMs: number } {
    return { monotonicMs: this.#clock.monotonicMs(), epochMs: this.#clock.epochMs() };
  }

  renewedAt(moment: { monotonicMs: number; epochMs: number }): void {
    this.#renewed = moment;
  }

  revoke(): void {
    this.#renewed = undefined;
  }

  /**
   * The monotonic clock stands still while a machine sleeps and the other one may be set: the more pessimistic
   * counts.
   */
  get remainingMs(): number {
    if (this.#renewed === undefined) return 0;
    const now = this.now();
    const elapsedMs = Math.max(now.monotonicMs - this.#renewed.monotonicMs, now.epochMs - this.#renewed.epochMs);
    return Math.max(0, this.#validMs - elapsedMs);
  }

  get open(): boolean {
    return this.remainingMs > 0;
  }

  /** @throws NotLeaderError */
  check(): void {
    if (!this.open) throw new NotLeaderError();
  }
}
