/** @throws RangeError for no values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError("there is no median of nothing");
  return (lower + upper) / 2;
}

/** How far the middle half of the values lies apart, as a part of their median. @throws RangeError for no values */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  const [low, high] = [middle[0], middle.at(-1)];
  if (low === undefined || high === undefined) throw new RangeError("there is no spread of nothing");
  return (high - low) / median(values);
}
