import type { ReviewAnswer, ReviewRequest } from "../serve/admission-review.ts";
import { type Decision, denied, skipped } from "../serve/reviewer.ts";
import { ownerPatch } from "./owner.ts";
import { STAMPED_FIELDS, stampPatch } from "./stamp.ts";
import { readUser } from "./user.ts";

/** Writes into new requests and approvals who made them. It reads nothing but the review, so it is never without an answer. */
export async function stampingReviewer({
  operation,
  resource,
  subResource,
  object,
  userInfo,
}: ReviewRequest): Promise<Decision> {
  const field = STAMPED_FIELDS.get(resource);
  if (field === undefined || subResource !== "" || operation !== "CREATE") return skipped("nothing-to-stamp");
  const read = readUser(userInfo);
  if ("fault" in read) return denied("malformed", 400, read.fault);
  const patch = [...(stampPatch(object, field, read.user) ?? []), ...ownerPatch(resource, object)];
  if (patch.length === 0) return skipped("already-stamped");
  const answer: ReviewAnswer = { allowed: true, patch, warnings: warningsOf(read.groupsLeftOut) };
  return { verdict: "patched", reason: "stamped", answer };
}

function warningsOf(groupsLeftOut: number): readonly string[] {
  if (groupsLeftOut === 0) return [];
  return [`you are in ${groupsLeftOut} more groups than Keyward writes down; have approvers named by user instead`];
}
