import type { StampedUser } from "./key-request.ts";
import type { LocalRef, ObjectMeta } from "./meta.ts";

/**
 * One person's yes or no to a KeyRequest.
 * @kind KeyApproval
 * @plural keyapprovals
 * @singular keyapproval
 * @shortName kapp
 * @category keyward
 * @scope Namespaced
 * @printerColumn Request string .spec.requestRef.name
 * @printerColumn Decision string .spec.decision
 * @printerColumn By string .spec.approver.username
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface KeyApproval {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "KeyApproval";
  metadata: ObjectMeta;
  /** The decision; it never changes. */
  spec: KeyApprovalSpec;
}

/**
 * @rule self == oldSelf : a decision cannot change; delete this KeyApproval and create another
 */
export interface KeyApprovalSpec {
  /** KeyRequest in the same namespace. */
  requestRef: LocalRef;
  /**
   * uid of the request that was read; a request that was created again under the same name needs a new approval.
   * @minLength 1
   * @maxLength 64
   */
  requestUid: string;
  /** Yes or no; one no ends the request. */
  decision: "Approve" | "Deny";
  /**
   * Why.
   * @maxLength 1024
   */
  comment?: string;
  /** Stamped by the webhook; what a user writes here is overwritten. */
  approver?: StampedUser;
}
