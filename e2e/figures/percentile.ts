/**
 * The smallest sample that at least `percent` of all samples do not exceed (nearest rank): always a value that occurred.
 * @param percent above 0, at most 100
 * @throws RangeError if there is no sample
 */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  if (value === undefined) throw new RangeError("there is no sample");
  return value;
}

/** The middle sample; of an even number, the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError("there is no sample");
  return (lower + upper) / 2;
}

/** @returns "p50 1.2, p99 3.4, max 5.6 ms" */
export function spread(samples: readonly number[]): string {
  const text = (percent: number) => percentile(samples, percent).toFixed(1);
  return `p50 ${text(50)}, p99 ${text(99)}, max ${text(100)} ms`;
}
