import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { BY_POLICY, purge, scheduleDestruction } from "./changes.ts";
import type { KeyStep } from "./key-step.ts";
import { rulesFor, type SeenKey, versionsOf } from "./seen-key.ts";

/** Ends what has waited long enough, and lets what is ended leave status. */
export function planRetention(seen: SeenKey, nowMs: number): KeyStep | undefined {
  return planDestruction(seen, nowMs) ?? planSchedule(seen, nowMs) ?? planPurge(seen, nowMs);
}

function planDestruction(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const due = versionsOf(seen).find((version) => version.state === "Destroying" && isPast(version.destroyAt, nowMs));
  // The waiting period is over by now; a backend that insists on one of its own says so.
  return due && { act: "destroy", version: due.version, waitMs: 0 };
}

function planSchedule(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const { keepVersions, destroyAfterMs, waitingPeriodMs } = rulesFor(seen);
  const retired = versionsOf(seen)
    .filter(({ state }) => state === "Retired")
    .sort(byAge);
  const surplus = retired[retired.length - keepVersions - 1];
  const over = versionsOf(seen).find((version) => endOfLifeMs(version, destroyAfterMs) <= nowMs);
  const version = (surplus === undefined ? over : retired[0])?.version;
  if (version === undefined) return undefined;
  const note =
    surplus === undefined ? "it is older than retention allows" : `more than ${keepVersions} retired versions`;
  const cause = { ...BY_POLICY, note };
  return {
    act: "change",
    what: "key.destroy-scheduled",
    to: (status) => scheduleDestruction(status, version, waitingPeriodMs, cause, nowMs),
  };
}

function planPurge(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const due = versionsOf(seen).find((version) => purgeMs(version, seen) <= nowMs);
  return due && { act: "change", what: "key.purged", to: (status) => purge(status, due.version, nowMs) };
}

/** When retention next has something to do by itself; undefined: not before something changes. */
export function retentionDueMs(seen: SeenKey): number | undefined {
  const { destroyAfterMs } = rulesFor(seen);
  const dues = versionsOf(seen).flatMap((version) => [
    version.state === "Destroying" ? Date.parse(version.destroyAt ?? "") : Number.POSITIVE_INFINITY,
    endOfLifeMs(version, destroyAfterMs),
    purgeMs(version, seen),
  ]);
  const next = Math.min(...dues.filter((ms) => Number.isFinite(ms)));
  return Number.isFinite(next) ? next : undefined;
}

function purgeMs({ state, destroyAt }: KeyVersion, seen: SeenKey): number {
  return state === "Destroyed" ? Date.parse(destroyAt ?? "") + rulesFor(seen).purgeAfterMs : Number.POSITIVE_INFINITY;
}

/** When a version that nobody uses to make anything has been kept for long enough. */
function endOfLifeMs({ state, retiredAt, revokedAt }: KeyVersion, destroyAfterMs: number | undefined): number {
  const since = state === "Retired" ? retiredAt : state === "Revoked" ? revokedAt : undefined;
  if (since === undefined || destroyAfterMs === undefined) return Number.POSITIVE_INFINITY;
  return Date.parse(since) + destroyAfterMs;
}

function byAge(a: KeyVersion, b: KeyVersion): number {
  return a.version - b.version;
}

function isPast(at: string | undefined, nowMs: number): boolean {
  return at !== undefined && Date.parse(at) <= nowMs;
}
