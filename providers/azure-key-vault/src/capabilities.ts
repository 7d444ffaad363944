import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { ALGORITHMS } from "./algorithms.ts";
import type { AzureConfig } from "./config.ts";

const DAY_MS = 86_400_000;
/** A vault keeps deleted keys for so long, as it is set. */
const DESTROY_WAIT_MS = { min: 7 * DAY_MS, max: 90 * DAY_MS };

/**
 * Imported material passes the operator's memory, because the service's own transfer needs a blob of the HSM's vendor: so it is offered
 * only where keys need not stay in an HSM.
 */
export function azureCapabilities({ hsm }: AzureConfig): BackendCapabilities {
  return {
    protection: hsm ? "Hardware" : "Managed",
    delivery: "remote",
    algorithms: ALGORITHMS,
    dataKeys: true,
    importMethods: hsm ? [] : ["RSA-AES-KWP-SHA256"],
    exportMethods: [],
    disables: true,
    destroyWaitMs: DESTROY_WAIT_MS,
  };
}
