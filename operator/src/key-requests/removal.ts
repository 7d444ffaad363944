import type { KeyRequest, RequestPhase } from "@keyward/crds/types/key-request";

const ENDS: ReadonlySet<RequestPhase> = new Set(["Succeeded", "Denied", "Failed", "Expired"]);

/**
 * Pure. When a request is to be removed, as Jobs are: so long after its end.
 * @param ttlMs for requests that do not say it themselves
 * @returns milliseconds since 1970; undefined while it has not ended, or is being deleted
 */
export function removalMs({ metadata, spec, status }: KeyRequest, ttlMs: number): number | undefined {
  const { phase = "Pending", finishedAt } = status ?? {};
  if (!ENDS.has(phase) || finishedAt === undefined || metadata.deletionTimestamp !== undefined) return undefined;
  const { ttlSecondsAfterFinished: ttlSeconds } = spec;
  return Date.parse(finishedAt) + (ttlSeconds === undefined ? ttlMs : ttlSeconds * 1_000);
}
