import type { StampedUser } from "@keyward/crds/types/key-request";
import type { Approver } from "@keyward/crds/types/policy/lifecycle";

const SERVICE_ACCOUNT = "system:serviceaccount:";
/** No group of people: everyone is in it, or whoever may edit a namespace can be. */
const EVERYONE = /^system:((un)?authenticated$|serviceaccounts(:|$))/;

/** A uid outlives a change of name, and not every authenticator has one: either makes two users one person. */
export function isSamePerson(a: StampedUser, b: StampedUser): boolean {
  return a.username === b.username || (a.uid !== undefined && a.uid === b.uid);
}

/** Policies of earlier times may name groups that the API server refuses by now: those name nobody. */
export function isNamed({ user, group }: Approver, { username, groups = [] }: StampedUser): boolean {
  if (user !== undefined) return user === username;
  return group !== undefined && !EVERYONE.test(group) && groups.includes(group);
}

/** Whoever may edit a namespace can speak as each service account in it: by a token, by impersonation, in a pod. */
export function isServiceAccount({ username }: StampedUser, namespace?: string): boolean {
  return username.startsWith(namespace === undefined ? SERVICE_ACCOUNT : `${SERVICE_ACCOUNT}${namespace}:`);
}
