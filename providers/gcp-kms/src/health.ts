import type { BackendHealth } from "@keyward/core/backend/backend";
import type { GcpKmsConfig } from "./config.ts";
import type { GcpCalls } from "./connection/calls.ts";

/** The key ring must be there, as Keyward makes none: rings cannot be deleted. */
export async function gcpHealth(
  calls: GcpCalls,
  { keyRing }: Pick<GcpKmsConfig, "keyRing">,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<BackendHealth> {
  const beganMs = nowMs();
  await calls.ask("getKeyRing", { name: keyRing }, { name: keyRing }, signal);
  return { latencyMs: nowMs() - beganMs, detail: `Google Cloud KMS, ${keyRing}` };
}
