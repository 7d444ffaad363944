import { type Clock, systemClock } from "../watch/clock.ts";

export interface TokenBucketOptions {
  perSecond: number;
  /** How many may be taken at once after a quiet time. */
  burst: number;
  clock?: Clock;
}

/** So many per second, and so many more at once after a rest. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: Clock;
  #tokens: number;
  #countedMs: number;

  constructor({ perSecond, burst, clock = systemClock }: TokenBucketOptions) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#clock = clock;
    this.#tokens = burst;
    this.#countedMs = clock.monotonicMs();
  }

  /** Takes one if there is one. Otherwise says how long until there is, in milliseconds; 0 means taken. */
  take(): number {
    const nowMs = this.#clock.monotonicMs();
    const grown = ((nowMs - this.#countedMs) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + grown);
    this.#countedMs = nowMs;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1_000);
    this.#tokens -= 1;
    return 0;
  }
}
