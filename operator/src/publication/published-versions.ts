import type { KeyVersion } from "@keyward/crds/types/crypto-key";

/** What publication needs to know of a version. */
export type PublishableVersion = Pick<
  KeyVersion,
  "version" | "state" | "publicKey" | "certificate" | "retiredAt" | "fingerprint"
>;

/**
 * The versions that others may still meet: what is about to sign, what signs, and what did until lately. A revoked one is never among
 * them, from the write on that revoked it.
 * @param overlapMs how long a retired version stays
 * @returns the active one first, then by falling number
 */
export function publishedVersions<V extends PublishableVersion>(
  versions: readonly V[],
  overlapMs: number,
  nowMs: number,
): V[] {
  const shown = versions.filter((version) => isPublished(version, overlapMs, nowMs));
  return shown.sort((one, other) => rank(other) - rank(one) || other.version - one.version);
}

/** When the answer changes by itself; undefined: only with the key. */
export function nextChangeMs(
  versions: readonly PublishableVersion[],
  overlapMs: number,
  nowMs: number,
): number | undefined {
  const ends = versions.flatMap((version) => (version.state === "Retired" ? [endMs(version, overlapMs)] : []));
  const ahead = ends.filter((end) => end > nowMs);
  return ahead.length === 0 ? undefined : Math.min(...ahead) - nowMs;
}

function isPublished(version: PublishableVersion, overlapMs: number, nowMs: number): boolean {
  if (version.state === "Staged" || version.state === "Active") return true;
  return version.state === "Retired" && endMs(version, overlapMs) > nowMs;
}

function endMs({ retiredAt }: PublishableVersion, overlapMs: number): number {
  return (retiredAt === undefined ? 0 : Date.parse(retiredAt)) + overlapMs;
}

function rank({ state }: PublishableVersion): number {
  return state === "Active" ? 1 : 0;
}
