import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { ALGORITHMS } from "./algorithms.ts";

export const CAPABILITIES: BackendCapabilities = Object.freeze<BackendCapabilities>({
  protection: "Software",
  delivery: "material",
  algorithms: ALGORITHMS,
  dataKeys: true,
  importMethods: ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"],
  exportMethods: ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"],
  disables: true,
  destroyWaitMs: undefined,
});
