import type { GuardClock } from "./guard-clock.ts";

/** A tenth of a second's worth at once: enough for callers that come together, and no second full of calls on top. */
const BURST_SECONDS = 0.1;

/** So many calls per second for one namespace. */
export class LaneRate {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: GuardClock;
  #tokens: number;
  #countedMs: number;

  constructor(perSecond: number, clock: GuardClock) {
    this.#perSecond = perSecond;
    this.#burst = Math.max(1, Math.ceil(perSecond * BURST_SECONDS));
    this.#clock = clock;
    this.#tokens = this.#burst;
    this.#countedMs = clock.monotonicMs();
  }

  /** Takes one if there is one. @returns milliseconds until there is; 0: taken */
  take(): number {
    this.#count();
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1_000);
    this.#tokens -= 1;
    return 0;
  }

  /** Whether it has forgotten nothing: another one in its place would do the same. */
  get rested(): boolean {
    this.#count();
    return this.#tokens >= this.#burst;
  }

  #count(): void {
    const nowMs = this.#clock.monotonicMs();
    const grown = ((nowMs - this.#countedMs) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + grown);
    this.#countedMs = nowMs;
  }
}
