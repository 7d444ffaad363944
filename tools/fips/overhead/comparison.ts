/** One round: microseconds per call without and with the provider, measured one right after the other. */
export interface Pair {
  readonly usualUs: number;
  readonly fipsUs: number;
}

export interface Comparison extends Pair {
  readonly name: string;
  /** Median of the rounds' own ratios: what slows the machine for a while slows both halves of a round. */
  readonly ratio: number;
}

/** @throws RangeError for no rounds */
export function compare(name: string, pairs: readonly Pair[]): Comparison {
  return {
    name,
    usualUs: median(pairs.map(({ usualUs }) => usualUs)),
    fipsUs: median(pairs.map(({ fipsUs }) => fipsUs)),
    ratio: median(pairs.map(({ usualUs, fipsUs }) => fipsUs / usualUs)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.at(sorted.length % 2 === 0 ? middle - 1 : middle);
  if (upper === undefined || lower === undefined) throw new RangeError("there is no median of nothing");
  return (lower + upper) / 2;
}
