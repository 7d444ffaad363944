/** A stream whose token does not say when it ends. */
const MAX_STREAM_MS = 60 * 60_000;
/** Time for the sidecar to come back with a new token before the old one is worth nothing. */
const MARGIN_MS = 30_000;
const MIN_STREAM_MS = 1_000;

/**
 * Pure: how long a stream may live on the token that opened it. Streams that were opened together must not all come back
 * together: each ends at a random moment in the last tenth of its time.
 * @param random in [0, 1)
 */
export function streamLifetimeMs(expiresAtMs: number | undefined, nowMs: number, random: number): number {
  const left = expiresAtMs === undefined ? MAX_STREAM_MS : expiresAtMs - nowMs - MARGIN_MS;
  const longest = Math.min(Math.max(left, MIN_STREAM_MS), 24 * MAX_STREAM_MS);
  return longest * (1 - random / 10);
}
