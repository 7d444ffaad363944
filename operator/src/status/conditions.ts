import { type Condition, setCondition } from "@keyward/kube/conditions/condition";
import type { Finding } from "./finding.ts";

/** The conditions after these findings; times move only where a status does. */
export function conditionsOf(
  before: readonly Condition[] | undefined,
  findings: readonly Finding[],
  observedGeneration: number,
  nowEpochMs: number,
): Condition[] {
  const types = new Set(findings.map((finding) => finding.type));
  // Conditions that this release does not know are not carried along: nobody would keep them true.
  const kept = (before ?? []).filter((condition) => types.has(condition.type));
  const set = (conditions: readonly Condition[], finding: Finding) =>
    setCondition(conditions, { ...finding, observedGeneration }, nowEpochMs);
  return [...findings.reduce(set, kept as readonly Condition[])];
}

/** Reasons that pass by themselves, or that are no trouble at all. */
const QUIET: ReadonlySet<string> = new Set([
  "PodsBehind",
  "NoPods",
  "NoProfiles",
  "IssuerPending",
  "EndpointPending",
  "Opening",
]);
/** Conditions of which True is the bad news. */
const BAD_WHEN_TRUE: ReadonlySet<string> = new Set(["BreakerOpen", "Orphans", "Restored"]);
/** Conditions that are told, and are no news: of a backend that is away, the backend tells, once and not for each key. */
const TOLD_ONLY: ReadonlySet<string> = new Set(["Development", "BackendAvailable"]);

/** Findings on which someone has to act and that were not told before: those are told in an Event, too. */
export function badNews(before: readonly Condition[] | undefined, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ type, status, reason }) => {
    const told = before?.find((condition) => condition.type === type);
    const bad = BAD_WHEN_TRUE.has(type) ? "True" : "False";
    return status === bad && !TOLD_ONLY.has(type) && !QUIET.has(reason) && told?.reason !== reason;
  });
}
