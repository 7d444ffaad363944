import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { ALGORITHMS } from "./algorithms.ts";

/** A deleted key is gone at once, and a key cannot be disabled: the engine has no such states. */
export const VAULT_CAPABILITIES: BackendCapabilities = {
  protection: "Managed",
  delivery: "remote",
  algorithms: ALGORITHMS,
  dataKeys: true,
  importMethods: ["RSA-AES-KWP-SHA256"],
  exportMethods: ["RSA-AES-KWP-SHA256"],
  disables: false,
  destroyWaitMs: undefined,
};
