import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import type { KeyStep } from "./key-step.ts";
import { planDisabling } from "./plan-disabling.ts";
import { planEnd } from "./plan-end.ts";
import { planRequests } from "./plan-requests.ts";
import { planRestored } from "./plan-restored.ts";
import { planRetention, retentionDueMs } from "./plan-retention.ts";
import { planMaking, planRotation, rotationDueMs } from "./plan-rotation.ts";
import { reportOf } from "./report.ts";
import type { SeenKey } from "./seen-key.ts";

export type { KeyReport, KeyStep, RequestOutcome } from "./key-step.ts";

/** Node's timers end at 2^31 ms, and clocks jump. */
const MAX_LOOK_AGAIN_MS = 24 * 60 * 60_000;

/**
 * Pure. What is to be done next with one key, the most urgent first: what a request asks that nobody should have to wait for, then what was
 * begun, then what is due.
 */
export function planKey(seen: SeenKey, nowMs: number): KeyStep {
  const { metadata } = seen.key;
  if (metadata.deletionTimestamp !== undefined) {
    return planEnd(seen) ?? planRequests(seen, nowMs, "all") ?? planRetention(seen, nowMs) ?? report(seen, nowMs);
  }
  if (!metadata.finalizers?.includes(IN_USE_FINALIZER)) return { act: "hold" };
  if (seen.policy === undefined) return report(seen, nowMs);
  return (
    planRestored(seen, nowMs) ??
    planRequests(seen, nowMs, "urgent") ??
    planMaking(seen, nowMs) ??
    planRequests(seen, nowMs, "all") ??
    planRotation(seen, nowMs) ??
    planRetention(seen, nowMs) ??
    planDisabling(seen) ??
    report(seen, nowMs)
  );
}

function report(seen: SeenKey, nowMs: number): KeyStep {
  const due = [rotationDueMs(seen, nowMs), retentionDueMs(seen)].filter((ms) => ms !== undefined);
  const next = due.length === 0 ? undefined : Math.min(...due) - nowMs;
  const lookAgainMs = next === undefined ? undefined : Math.min(Math.max(next, 1), MAX_LOOK_AGAIN_MS);
  return { act: "report", report: reportOf(seen, nowMs), lookAgainMs };
}
