import type { BackendHealth } from "@keyward/core/backend/backend";
import type { AwsCalls } from "./connection/calls.ts";

/** Listing one key needs no key, and a permission that the operator has anyway. */
export async function awsHealth(
  calls: AwsCalls,
  region: string,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<BackendHealth> {
  const beganMs = nowMs();
  await calls.ask("ListKeys", undefined, signal, (kms, options) => kms.listKeys({ Limit: 1 }, options));
  return { latencyMs: nowMs() - beganMs, detail: `AWS KMS in ${region}` };
}
