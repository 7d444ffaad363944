import type { Protection } from "@keyward/core/backend/capabilities";
import type { BackendType } from "../kinds.ts";
import type { Candidate } from "./candidate.ts";

const RANKS: readonly Protection[] = ["Hardware", "Managed", "Software"];

/** One step is four times as slow: what chance adds to a latency must not change an order. */
const LATENCY_STEPS_MS: readonly number[] = [2, 8, 32, 128, 512, 2_048];

/** @param local kinds of backend that belong to where the operator runs */
export function byPreference(local: ReadonlySet<BackendType>): (a: Candidate, b: Candidate) => number {
  const keys = (candidate: Candidate): readonly number[] => [
    candidate.kind === "BuiltIn" ? 1 : 0,
    RANKS.indexOf(candidate.capabilities?.protection ?? "Software"),
    candidate.development ? 1 : 0,
    candidate.type !== undefined && local.has(candidate.type) ? 0 : 1,
    latencyStep(candidate.latencyMs),
  ];
  return (a, b) => {
    const [mine, theirs] = [keys(a), keys(b)];
    const at = mine.findIndex((key, index) => key !== theirs[index]);
    return at < 0 ? nameOrder(a, b) : mine[at]! - theirs[at]!;
  };
}

/** @returns 0 for the fastest */
export function latencyStep(latencyMs: number | undefined): number {
  const step = LATENCY_STEPS_MS.findIndex((limit) => latencyMs !== undefined && latencyMs <= limit);
  return step < 0 ? LATENCY_STEPS_MS.length : step;
}

/** For a reason in status: it must not change with every check. */
export function latencyText(latencyMs: number | undefined): string {
  const limit = LATENCY_STEPS_MS[latencyStep(latencyMs)];
  return limit === undefined ? "slow" : `within ${limit} ms`;
}

/** One name may stand for one of the namespace and one of the cluster: the nearer one is first. */
function nameOrder(a: Candidate, b: Candidate): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.kind === b.kind ? 0 : a.kind === "KeyBackend" ? -1 : 1;
}
