import type { CallRate } from "@keyward/core/policy/profile";

/** What one call takes, so that what a rate gives back in a microsecond is a whole number. */
const CALL_UNITS = 1_000_000;

/**
 * How many calls a rate has left. It counts what was used, not what is left: a change of the rate keeps what was used. Exact in whole
 * microseconds: no call too many, none too few.
 */
export class TokenBucket {
  #rate: CallRate;
  #usedUnits = 0;
  #atUs: number;

  constructor(rate: CallRate, nowUs: number) {
    this.#rate = rate;
    this.#atUs = nowUs;
  }

  /**
   * @param nowUs whole microseconds of a clock that does not go back
   * @returns 0 where a call may be made, and then it counts; else in how many microseconds one may
   */
  take(nowUs: number): number {
    this.#settle(nowUs);
    const { callsPerSecond, burst } = this.#rate;
    const overUnits = this.#usedUnits + CALL_UNITS - burst * CALL_UNITS;
    if (overUnits > 0) return Math.ceil(overUnits / callsPerSecond);
    this.#usedUnits += CALL_UNITS;
    return 0;
  }

  /** From now on another rate holds; calls that were made are not forgotten. */
  change(rate: CallRate, nowUs: number): void {
    this.#settle(nowUs);
    this.#rate = rate;
    this.#usedUnits = Math.min(this.#usedUnits, rate.burst * CALL_UNITS);
  }

  #settle(nowUs: number): void {
    const { callsPerSecond } = this.#rate;
    // What is more than enough is cut: the product stays a whole number for years.
    const elapsedUs = Math.min(nowUs - this.#atUs, Math.ceil(this.#usedUnits / callsPerSecond));
    this.#usedUnits = Math.max(0, this.#usedUnits - elapsedUs * callsPerSecond);
    this.#atUs = nowUs;
  }
}
