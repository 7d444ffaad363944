const COUNT = /^[1-9]\d{0,38}$/;

/**
 * Whether the first of two moments of one collection was before the second. Source: Kubernetes, KEP-5504: resource versions are decimal
 * numbers that compare as such; of what is none, nothing is known.
 */
export function isBehind(one: string, other: string): boolean {
  return COUNT.test(one) && COUNT.test(other) && BigInt(one) < BigInt(other);
}
