import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { AlgorithmCapability, BackendCapabilities, Protection } from "@keyward/core/backend/capabilities";
import type { Candidate } from "../choice/candidate.ts";

/** @param algorithms names of key algorithms and what their keys can do there */
export function sampleCapabilities(
  protection: Protection,
  algorithms: Readonly<Record<string, readonly string[]>> = { "ECDSA-P256": ["sign", "verify"] },
): BackendCapabilities {
  const capability = (usages: readonly string[]): AlgorithmCapability => ({
    usages: parseUsages(usages),
    operations: new Set(),
    signsDigests: true,
    maxMessageBytes: 4_096,
  });
  return {
    protection,
    delivery: protection === "Software" ? "material" : "remote",
    algorithms: new Map(Object.entries(algorithms).map(([name, usages]) => [name, capability(usages)])),
    dataKeys: true,
    importMethods: [],
    exportMethods: [],
    disables: false,
    destroyWaitMs: undefined,
  };
}

export function sampleCandidate(name: string, protection: Protection, more: Partial<Candidate> = {}): Candidate {
  return {
    kind: "ClusterKeyBackend",
    name,
    type: "vault",
    capabilities: sampleCapabilities(protection),
    barred: undefined,
    trouble: undefined,
    development: false,
    latencyMs: 5,
    ...more,
  };
}
