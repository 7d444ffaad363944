const COUNT = /^[1-9]\d{0,38}$/;

/**
 * Whether the first of two moments of one collection was before the second. Source: Kubernetes, KEP-5504: resource versions are decimal
 * numbers that compare as such; of what is none, nothing is known.
 */
export function isBehind(one: string, other: string): boolean {
  if (!COUNT.test(one) || !COUNT.test(other)) return false;
  return one.length === other.length ? one < other : one.length < other.length;
}
