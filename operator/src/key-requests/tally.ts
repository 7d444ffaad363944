import type { DualControl } from "@keyward/crds/compile/dual-control";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyRequest, StampedUser } from "@keyward/crds/types/key-request";
import type { Approver } from "@keyward/crds/types/policy/lifecycle";

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
 * where it is a yes, not by the one who asks. Two of one person are one.
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
  const own = spec.requester === undefined || isSamePerson(approver, spec.requester);
  return own && decision === "Approve" ? `${username} asks and cannot approve` : undefined;
}

function isNamed({ user, group }: Approver, { username, groups = [] }: StampedUser): boolean {
  return user === undefined ? group !== undefined && groups.includes(group) : user === username;
}

/** A uid outlives a change of name, and not every authenticator has one: either makes two users one person. */
function isSamePerson(a: StampedUser, b: StampedUser): boolean {
  return a.username === b.username || (a.uid !== undefined && a.uid === b.uid);
}

function byAge(a: KeyApproval, b: KeyApproval): number {
  const timeOf = ({ metadata }: KeyApproval) => `${metadata.creationTimestamp ?? ""} ${metadata.name}`;
  return timeOf(a) < timeOf(b) ? -1 : 1;
}
