import { SECTION_REGISTRIES } from "@keyward/core/policy/section-registries";

/** A profile that permits all that can be permitted: vectors try what a careful profile refuses. */
export function permissiveProfile(): object {
  const sections = everyAlgorithm();
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "vectors" },
    spec: {
      ...sections,
      mac: { ...sections.mac, minTagBytes: 4 },
      encryption: { ...sections.encryption, callerNonces: true, minTagBytes: 4 },
      keyDerivation: {
        ...sections.keyDerivation,
        minIterations: 1,
        maxIterations: 10_000_000,
        maxMemoryMebibytes: 1024,
      },
      keys: { ...sections.keys, allowImport: true, allowExport: true, allowPersist: true },
      certificates: {
        issuer: { callerSupplied: true },
        validity: { notBefore: "-1h", notAfter: "24h" },
        subjectKeys: [
          { type: "EC", curves: ["P-256", "P-384", "P-521"] },
          { type: "RSA", minBits: 2048, maxBits: 8192 },
          { type: "Ed25519" },
          { type: "Ed448" },
          { type: "ML-DSA", parameterSets: ["ML-DSA-44", "ML-DSA-65", "ML-DSA-87"] },
        ],
        issuerKeys: [{ type: "EC", curves: ["P-256"] }],
      },
      limits: { contexts: 65_536, ephemeralKeys: 65_536 },
    },
  };
}

type Choice = { readonly default: string; readonly allowed: readonly string[] };

function everyAlgorithm(): Readonly<Record<string, Choice>> {
  const sections = Object.entries(SECTION_REGISTRIES).map(([section, { registry }]) => {
    const allowed = [...registry.keys()];
    return [section, { default: allowed[0]!, allowed }] as const;
  });
  return Object.fromEntries(sections);
}
