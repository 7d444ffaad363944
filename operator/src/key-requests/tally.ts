import type { DualControl } from "@keyward/crds/compile/dual-control";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyRequest, StampedUser } from "@keyward/crds/types/key-request";
import type { Approver } from "@keyward/crds/types/policy/lifecycle";
import { isNamed, isSamePerson, isServiceAccount } from "./person.ts";

/** What the decisions on one request come to. */
export interface Tally {
  /** Names of those whose yes counts, in the order in which they said it. */
  readonly approvedBy: readonly string[];
  readonly deniedBy: string | undefined;
  /** For a person: whose decision does not count, and why. */
  readonly ignored: readonly string[];
}

/** How many of either list a status shows. */
const MAX_SHOWN = 64;

/**
 * Pure. A decision counts if it is about this very request (by uid), is not being taken back, was made by one whom the policy names, and,
 * where it is a yes, neither by the one who asks nor by a service account of the namespace. Two of one person are one.
 */
export function tally(request: KeyRequest, approvals: readonly KeyApproval[], { approvers }: DualControl): Tally {
  const approved: StampedUser[] = [];
  const denied: string[] = [];
  const ignored: string[] = [];
  for (const { metadata, spec } of [...approvals].sort(byAge)) {
    if (metadata.deletionTimestamp !== undefined) continue;
    const fault = faultOf(spec, request, approvers);
    if (fault !== undefined) ignored.push(`${metadata.name}: ${fault}`);
    else if (spec.decision === "Deny") denied.push(spec.approver!.username);
    else if (!approved.some((one) => isSamePerson(one, spec.approver!))) approved.push(spec.approver!);
  }
  const approvedBy = approved.slice(0, MAX_SHOWN).map(({ username }) => username);
  return { approvedBy, deniedBy: denied[0], ignored };
}

function faultOf(
  { requestUid, approver, decision }: KeyApproval["spec"],
  { metadata, spec }: KeyRequest,
  approvers: readonly Approver[],
): string | undefined {
  if (requestUid !== metadata.uid) return "it is about an earlier request of that name";
  if (approver === undefined) return "it does not say who decided";
  const { username } = approver;
  if (!approvers.some((one) => isNamed(one, approver))) return `${username} is not among the policy's approvers`;
  if (decision === "Deny") return undefined;
  if (spec.requester === undefined || isSamePerson(approver, spec.requester))
    return `${username} asks and cannot approve`;
  const { namespace = "" } = metadata;
  return isServiceAccount(approver, namespace) ? `whoever may edit ${namespace} can speak as ${username}` : undefined;
}

function byAge(a: KeyApproval, b: KeyApproval): number {
  const timeOf = ({ metadata }: KeyApproval) => `${metadata.creationTimestamp ?? ""} ${metadata.name}`;
  return timeOf(a) < timeOf(b) ? -1 : 1;
}
