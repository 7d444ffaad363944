import type { DualControl } from "@keyward/crds/compile/dual-control";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import { someOf } from "../status/finding.ts";
import { isServiceAccount } from "./person.ts";
import { done, peopleOf } from "./request-findings.ts";
import { createdMs, type RequestPlan, type SeenRequest } from "./seen-request.ts";
import { type Tally, tally } from "./tally.ts";

/** Pure. What a request that needs consent has come to. One no ends it, whatever was approved before. */
export function planVotes({ request, approvals }: SeenRequest, control: DualControl, nowMs: number): RequestPlan {
  if (request.spec.requester === undefined) return unstamped(nowMs);
  const votes = tally(request, approvals, control);
  const approvalsNeeded = neededBy(request, control);
  const expiresMs = createdMs(request) + control.expiryMs;
  const summary = `${Math.min(votes.approvedBy.length, approvalsNeeded)} of ${approvalsNeeded}`;
  const counted = { summary, approvalsNeeded, expiresAt: new Date(expiresMs).toISOString(), ...namesOf(votes) };
  const ended = (phase: "Denied" | "Expired", reason: string, message: string): RequestPlan => {
    const rest = { ...counted, finishedAt: new Date(nowMs).toISOString() };
    return { phase, finding: done("False", reason, message), rest, lookAgainMs: undefined };
  };
  if (votes.deniedBy !== undefined) return ended("Denied", "Denied", `${votes.deniedBy} denied it`);
  // Before expiry: who approved in time must not be told that they were late.
  if (votes.approvedBy.length >= approvalsNeeded) {
    const message = `approved by ${someOf(votes.approvedBy)}; the request will be carried out`;
    return { phase: "Approved", finding: done("False", "Approved", message), rest: counted, lookAgainMs: undefined };
  }
  if (nowMs >= expiresMs) return ended("Expired", "Expired", `${summary} approved before it lapsed`);
  const finding = done("False", "WaitingForApprovals", waiting(votes, control, approvalsNeeded));
  return { phase: "Pending", finding, rest: counted, lookAgainMs: Math.min(expiresMs - nowMs, MAX_LOOK_AGAIN_MS) };
}

/**
 * Behind a service account may stand anyone who may edit its namespace, one of the approvers too: so one more has to agree. And who is told
 * that so many have to agree is not told later that fewer do.
 */
function neededBy({ spec: { requester }, status }: KeyRequest, { quorum }: DualControl): number {
  const more = requester !== undefined && isServiceAccount(requester) ? 1 : 0;
  return Math.max(quorum + more, status?.approvalsNeeded ?? 0);
}

/** Node's timers end at 2^31 ms, and clocks jump. */
const MAX_LOOK_AGAIN_MS = 24 * 60 * 60_000;

function namesOf({ approvedBy, deniedBy }: Tally): { approvedBy?: string[]; deniedBy?: string } {
  return { ...(approvedBy.length > 0 && { approvedBy: [...approvedBy] }), ...(deniedBy && { deniedBy }) };
}

function waiting({ approvedBy, ignored }: Tally, { approvers }: DualControl, needed: number): string {
  const open = needed - approvedBy.length;
  const who = `${open} more ${open === 1 ? "person has" : "people have"} to approve, of ${peopleOf(approvers)}`;
  return ignored.length === 0 ? who : `${who}. Not counted: ${someOf(ignored)}`;
}

/** Nobody can be told from the one who asks. */
function unstamped(nowMs: number): RequestPlan {
  const message =
    "the request does not say who asks, so nobody's approval can count. Next: see that Keyward's webhook is asked " +
    "(`kubectl get mutatingwebhookconfiguration keyward`), then create another KeyRequest";
  const rest = { finishedAt: new Date(nowMs).toISOString() };
  return { phase: "Failed", finding: done("False", "NotStamped", message), rest, lookAgainMs: undefined };
}
