import { randomBytes } from "node:crypto";
import { CliError } from "../cli-error.ts";
import { type ApprovalObject, KEY_APPROVALS, KEY_REQUESTS, type RequestObject } from "../kinds.ts";
import type { Session } from "../session.ts";

export type Decision = "Approve" | "Deny";

/** Says yes or no to a request that still waits. @throws CliError where nothing is to be decided any more */
export async function decide(
  session: Session,
  requestName: string,
  decision: Decision,
  comment: string | undefined,
): Promise<void> {
  const { client, namespace, output, print } = session;
  const request = await client.get(KEY_REQUESTS, { namespace, name: requestName });
  const { phase = "Pending" } = request.status ?? {};
  if (phase !== "Pending")
    throw new CliError(`keyrequest/${requestName} is ${phase}: there is nothing to decide any more`);
  const approval = await client.create(KEY_APPROVALS, approvalOf(request, decision, comment));
  if (output === "json") return print(JSON.stringify(approval, undefined, 2));
  const { action, keyRef, version } = request.spec;
  const what = `${action} of ${keyRef.name}${version === undefined ? "" : ` version ${version}`}`;
  const who = approval.spec.approver?.username ?? "you";
  print(`keyapproval/${approval.metadata.name}: ${who} ${decision === "Approve" ? "approved" : "denied"} ${what}`);
}

/** The uid ties the decision to the request that was read. */
function approvalOf({ metadata }: RequestObject, decision: Decision, comment: string | undefined): ApprovalObject {
  const { name, namespace = "", uid = "" } = metadata;
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyApproval",
    metadata: { name: `${name}-${randomBytes(5).toString("hex")}`, namespace },
    spec: { requestRef: { name }, requestUid: uid, decision, ...(comment !== undefined && { comment }) },
  };
}
