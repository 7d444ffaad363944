import type { Approver } from "@keyward/crds/types/policy/lifecycle";
import { type Finding, finding, someOf } from "../status/finding.ts";

/** The one condition of a request: whether the wish came true. */
export function done(status: "True" | "False", reason: string, message: string): Finding {
  return finding("Done", status, reason, message);
}

export function peopleOf(approvers: readonly Approver[]): string {
  return someOf(approvers.map(({ user, group }) => (user === undefined ? `group ${group}` : user)));
}
