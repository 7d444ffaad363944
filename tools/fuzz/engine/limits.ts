/** What one input may cost. */
export interface Limits {
  /** Of computing; waiting does not count. */
  readonly slowMs: number;
  /** For a target that answers later: how long until it must have. */
  readonly answerMs: number;
  /** Memory taken while one input is decoded, garbage included. */
  readonly spikeBytes: number;
  /** Memory that many inputs together leave behind. */
  readonly growthBytes: number;
}

export const LIMITS: Limits = Object.freeze({
  slowMs: 100,
  answerMs: 2000,
  spikeBytes: 64 * 1024 * 1024,
  growthBytes: 32 * 1024 * 1024,
});
