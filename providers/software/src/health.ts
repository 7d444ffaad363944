import type { BackendHealth } from "@keyward/core/backend/backend";
import type { DataKeys } from "./data-keys/data-keys.ts";
import { abortable } from "./keys/abortable.ts";

/** Software keys can be had as long as the data key can. */
export function softwareHealth(dataKeys: DataKeys, nowMs: () => number, signal: AbortSignal): Promise<BackendHealth> {
  return abortable(signal, async () => {
    const before = nowMs();
    const { id } = await dataKeys.current(signal);
    return { latencyMs: Math.max(0, nowMs() - before), detail: `sealed with data key ${id}` };
  });
}
