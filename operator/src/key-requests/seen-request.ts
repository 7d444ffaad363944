import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyRequest, KeyRequestStatus, RequestPhase } from "@keyward/crds/types/key-request";
import type { Finding } from "../status/finding.ts";

/** The key that a request is about, as far as it matters here. */
export interface RequestedKey {
  readonly policy: string;
  readonly versions: readonly number[];
}

/** Everything that the plan for one request depends on. */
export interface SeenRequest {
  readonly request: KeyRequest;
  readonly key: RequestedKey | undefined;
  /** Of the key's policy; undefined: there is none. */
  readonly policy: Pick<KeyPolicySpec, "dualControl" | "export"> | undefined;
  readonly approvals: readonly KeyApproval[];
}

export interface RequestPlan {
  readonly phase: RequestPhase;
  readonly finding: Finding;
  /** Status beside phase and conditions. */
  readonly rest: Pick<
    KeyRequestStatus,
    "summary" | "approvalsNeeded" | "approvedBy" | "deniedBy" | "expiresAt" | "finishedAt"
  >;
  /** When the plan changes by itself; undefined: only with the objects. */
  readonly lookAgainMs: number | undefined;
}

/** The API server always writes it; without one the request is as old as can be. */
export function createdMs({ metadata }: KeyRequest): number {
  return metadata.creationTimestamp === undefined ? 0 : Date.parse(metadata.creationTimestamp);
}
