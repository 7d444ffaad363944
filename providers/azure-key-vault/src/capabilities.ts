import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { ALGORITHMS } from "./algorithms.ts";
import type { AzureConfig } from "./config.ts";

const DAY_MS = 86_400_000;
/** A deleted key stays for 7 to 90 days, as the vault is set; it is gone at once where the vault lets the operator purge. */
const MAX_WAIT_MS = 90 * DAY_MS;

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
    destroyWaitMs: { min: 0, max: MAX_WAIT_MS },
  };
}
