import { isExportControlled, MIN_EXPORT_QUORUM } from "@keyward/crds/compile/dual-control";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyRequest } from "@keyward/crds/types/key-request";

interface Lack {
  /** CamelCase, for the condition. */
  readonly reason: string;
  readonly message: string;
}

/**
 * Pure. Policies that were stored before the API server asked for it may permit exports to one person alone: the export is refused, and
 * whatever else they permit goes on.
 * @param name of the policy
 */
export function lackOfControl(
  name: string,
  spec: Pick<KeyPolicySpec, "dualControl" | "export">,
  { spec: { action } }: KeyRequest,
): Lack | undefined {
  if (action !== "Export" || spec.export !== "Wrapped" || isExportControlled(spec)) return undefined;
  const next = "whoever writes KeyPolicies sets it there; then create another KeyRequest";
  const message =
    `KeyPolicy ${name} permits export without the consent of ${MIN_EXPORT_QUORUM} people: it needs spec.dualControl with Export among ` +
    `its actions, a quorum of ${MIN_EXPORT_QUORUM} or more and who approves. Next: ${next}`;
  return { reason: "DualControlMissing", message };
}

/** Pure. What was approved under other rules than now is not exported under these. */
export function lackOfConsent({ status }: KeyRequest): Lack | undefined {
  const { length } = status?.approvedBy ?? [];
  if (length >= MIN_EXPORT_QUORUM) return undefined;
  const message = `${length} of ${MIN_EXPORT_QUORUM} people or more agreed to this export. Next: create another KeyRequest and have it approved`;
  return { reason: "ConsentMissing", message };
}
