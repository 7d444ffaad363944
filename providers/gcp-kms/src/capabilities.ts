import type { AlgorithmCapability, BackendCapabilities } from "@keyward/core/backend/capabilities";
import { type GcpAlgorithms, type GcpKeyAlgorithm, MAX_HASHED_BYTES, MAX_MESSAGE_BYTES } from "./algorithms.ts";
import type { GcpKmsConfig } from "./config.ts";

/** The shortest that Google permits; the policy's own wait has passed before a key is destroyed. */
export const DESTROY_WAIT_MS = 86_400_000;

export function gcpKmsCapabilities(
  { protectionLevel }: Pick<GcpKmsConfig, "protectionLevel">,
  algorithms: GcpAlgorithms,
): BackendCapabilities {
  const hsm = protectionLevel === "HSM";
  const rows = [...algorithms.values()].filter((row) => !hsm || row.hsm);
  return Object.freeze<BackendCapabilities>({
    protection: hsm ? "Hardware" : "Managed",
    delivery: "remote",
    algorithms: new Map(rows.map((row) => [row.name, capabilityOf(row)])),
    dataKeys: true,
    importMethods: ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"],
    exportMethods: [],
    disables: true,
    destroyWaitMs: { min: DESTROY_WAIT_MS, max: DESTROY_WAIT_MS },
  });
}

function capabilityOf({ choices }: GcpKeyAlgorithm): AlgorithmCapability {
  const signsDigests = choices.some(({ signs }) => signs === "digest" || signs === "digest-info");
  return {
    usages: choices.reduce((all, { usages }) => all | usages, 0),
    operations: new Set(choices.flatMap(({ operations }) => operations)),
    signsDigests,
    maxMessageBytes: signsDigests ? MAX_HASHED_BYTES : MAX_MESSAGE_BYTES,
    ...(choices.length === 1 ? {} : { purposes: choices.map(({ usages }) => usages) }),
  };
}
