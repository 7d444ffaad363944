/** A source of numbers in [0, 1), as Math.random. Never used for anything secret. */
export type Random = () => number;

export interface BackoffOptions {
  baseMs: number;
  capMs: number;
  random?: Random;
}

/**
 * Exponential back-off with full jitter: the n-th wait is uniform in [0, min(cap, base * 2^n)]. Ten thousand clients
 * that lose one server at the same moment come back spread over the whole range, not in step.
 */
export class Backoff {
  readonly #baseMs: number;
  readonly #capMs: number;
  readonly #random: Random;
  #failures = 0;

  constructor({ baseMs, capMs, random = Math.random }: BackoffOptions) {
    this.#baseMs = baseMs;
    this.#capMs = capMs;
    this.#random = random;
  }

  get failures(): number {
    return this.#failures;
  }

  /** Counts one more failure and says how long to wait before the next attempt. */
  nextMs(): number {
    // 2 ** 30 is past every cap in use; without the bound a long outage would end in Infinity * 0.
    const ceilingMs = Math.min(this.#capMs, this.#baseMs * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    return ceilingMs * this.#random();
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** Uniform in [from, to). */
export function between(from: number, to: number, random: Random = Math.random): number {
  return from + (to - from) * random();
}
