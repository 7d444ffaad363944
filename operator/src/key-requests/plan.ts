import { dualControlOf } from "@keyward/crds/compile/dual-control";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import { isMove } from "../key-moves/move.ts";
import { lackOfControl } from "./export-consent.ts";
import { planVotes } from "./plan-votes.ts";
import { done } from "./request-findings.ts";
import { createdMs, type RequestPlan, type SeenRequest } from "./seen-request.ts";

const DROPPED =
  "people were to agree to this, and the policy asks nobody any more. Next: create another KeyRequest, if it is still wanted";

/** Objects that are created together reach caches one after the other. */
export const GRACE_MS = 10_000;

/**
 * Pure. Brings a pending request to its decision; what was decided stays decided, whatever happens to policy and approvals afterwards.
 * @returns undefined where there is nothing to decide any more
 */
export function planRequest(seen: SeenRequest, nowMs: number): RequestPlan | undefined {
  const { request, policy } = seen;
  const { phase = "Pending" } = request.status ?? {};
  if (request.metadata.deletionTimestamp !== undefined) return undefined;
  if (phase === "Approved") return planDeserted(seen, nowMs);
  if (phase !== "Pending") return undefined;
  const missing = missingOf(seen);
  if (missing !== undefined) return planMissing(request, missing, nowMs);
  const lack = lackOfControl(seen.key!.policy, policy!, request);
  if (lack !== undefined) return failed(lack.reason, lack.message, nowMs);
  const control = dualControlOf(policy!, request.spec.action);
  if (control !== undefined) return planVotes(seen, control, nowMs);
  if (request.status?.approvalsNeeded !== undefined) return failed("ConsentDropped", DROPPED, nowMs);
  const finding = done("False", "Approved", "the policy asks for nobody's consent; the request will be carried out");
  return { phase: "Approved", finding, rest: { summary: "not needed" }, lookAgainMs: undefined };
}

/** Whoever carries out such requests does it with their key in hand; moves are told by those who make them. */
function planDeserted({ request, key }: SeenRequest, nowMs: number): RequestPlan | undefined {
  if (key !== undefined || isMove(request)) return undefined;
  const leftMs = createdMs(request) + GRACE_MS - nowMs;
  if (leftMs > 0) return { phase: "Approved", finding: UNDONE, rest: {}, lookAgainMs: leftMs };
  return failed("KeyDeleted", `CryptoKey ${request.spec.keyRef.name} was deleted before this was finished`, nowMs);
}

const UNDONE = done("False", "KeyMissing", "the CryptoKey is not there, or not seen yet");

interface Missing {
  readonly reason: string;
  readonly message: string;
}

function missingOf({ request, key, policy }: SeenRequest): Missing | undefined {
  const { keyRef, version } = request.spec;
  if (key === undefined) {
    return { reason: "KeyMissing", message: `there is no CryptoKey ${keyRef.name} in this namespace` };
  }
  if (policy === undefined) {
    return { reason: "PolicyMissing", message: `KeyPolicy ${key.policy} of CryptoKey ${keyRef.name} is gone` };
  }
  if (version === undefined || key.versions.includes(version)) return undefined;
  const there = key.versions.length === 0 ? "it has none yet" : `there are ${key.versions.join(", ")}`;
  return { reason: "VersionMissing", message: `CryptoKey ${keyRef.name} has no version ${version}; ${there}` };
}

function planMissing(request: KeyRequest, { reason, message }: Missing, nowMs: number): RequestPlan {
  const leftMs = createdMs(request) + GRACE_MS - nowMs;
  if (leftMs > 0) {
    return { phase: "Pending", finding: done("False", reason, message), rest: {}, lookAgainMs: leftMs };
  }
  return failed(reason, `${message}. Next: create another KeyRequest once it is there`, nowMs);
}

function failed(reason: string, message: string, nowMs: number): RequestPlan {
  const finishedAt = new Date(nowMs).toISOString();
  return { phase: "Failed", finding: done("False", reason, message), rest: { finishedAt }, lookAgainMs: undefined };
}
