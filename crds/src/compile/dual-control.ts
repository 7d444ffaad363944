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

/** No one person takes a key out: the API server asks for as much, but not of policies that were stored before it did. */
export const MIN_EXPORT_QUORUM = 2;

const DEFAULT_EXPIRY_MS = 7 * 24 * 60 * 60_000;

/**
 * @param spec of a policy that the API server took
 * @returns undefined where the action needs nobody's consent
 */
export function dualControlOf(
  { dualControl, export: leaves = "Never" }: Pick<KeyPolicySpec, "dualControl" | "export">,
  action: KeyAction,
): DualControl | undefined {
  // A key that may leave goes to another backend wrapped under a key of that backend's: whoever runs it has it then, as after an export.
  const isExport = action === "Migrate" && leaves === "Wrapped" && dualControl?.actions.includes("Export");
  if (!isExport && !dualControl?.actions.includes(action)) return undefined;
  const { quorum, approvers, expiry } = dualControl!;
  return { quorum, approvers, expiryMs: expiry === undefined ? DEFAULT_EXPIRY_MS : parseDuration(expiry) };
}

/** @returns whether so many people have to agree to an export as always must */
export function isExportControlled(spec: Pick<KeyPolicySpec, "dualControl">): boolean {
  return (dualControlOf(spec, "Export")?.quorum ?? 0) >= MIN_EXPORT_QUORUM;
}
