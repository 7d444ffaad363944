/** What a peer may do in a burst, and per second afterwards. */
export interface FloodLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Counts what costs us more than the peer. The clock is read only where a burst is used up. */
export class FloodGuard {
  readonly #limit: FloodLimit;
  readonly #monotonicMs: () => number;
  #left: number;
  #filledMs: number | undefined;

  constructor(limit: FloodLimit, monotonicMs: () => number) {
    this.#limit = limit;
    this.#monotonicMs = monotonicMs;
    this.#left = limit.burst;
  }

  /** @returns false where the peer has gone too far */
  allows(cost = 1): boolean {
    if (this.#left < cost) this.#fill();
    if (this.#left < cost) return false;
    this.#left -= cost;
    return true;
  }

  /** The peer did something that it is here for. */
  earn(count: number): void {
    this.#left = Math.min(this.#limit.burst, this.#left + count);
  }

  #fill(): void {
    const nowMs = this.#monotonicMs();
    // The first burst may have taken any time; it gives one second's worth.
    const seconds = this.#filledMs === undefined ? 1 : (nowMs - this.#filledMs) / 1000;
    this.#filledMs = nowMs;
    this.earn(seconds * this.#limit.perSecond);
  }
}
