import { parseDuration } from "@keyward/core/text/duration";
import type { KeyPolicySpec } from "../types/key-policy.ts";
import type { Approver, KeyAction } from "../types/policy/lifecycle.ts";

export interface DualControl {
  /** How many people have to approve, the one who asks not among them. */
  readonly quorum: number;
  readonly approvers: readonly Approver[];
  /** How long a request waits for them. */
  readonly expiryMs: number;
}

const DEFAULT_EXPIRY_MS = 7 * 24 * 60 * 60_000;

/**
 * @param spec of a policy that the API server took
 * @returns undefined where the action needs nobody's consent
 */
export function dualControlOf(
  { dualControl }: Pick<KeyPolicySpec, "dualControl">,
  action: KeyAction,
): DualControl | undefined {
  if (!dualControl?.actions.includes(action)) return undefined;
  const { quorum, approvers, expiry } = dualControl;
  return { quorum, approvers, expiryMs: expiry === undefined ? DEFAULT_EXPIRY_MS : parseDuration(expiry) };
}
