import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import type { Registry } from "@keyward/core/algorithms/registry";
import { SIGNATURES } from "@keyward/core/algorithms/signature";

/** A profile that permits all that can be permitted: vectors try what a careful profile refuses. */
export function permissiveProfile(): object {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "vectors" },
    spec: {
      hash: all(HASHES),
      mac: { ...all(MACS), minTagBytes: 4 },
      encryption: { ...all(CIPHERS), callerNonces: true, minTagBytes: 4 },
      signatures: all(SIGNATURES),
      keyAgreement: all(AGREEMENTS),
      keyEncapsulation: all(KEMS),
      asymmetricEncryption: all(ASYMMETRIC_CIPHERS),
      keyDerivation: { ...all(KDFS), minIterations: 1, maxIterations: 10_000_000, maxMemoryMebibytes: 1024 },
      keys: { ...all(KEY_TYPES), allowImport: true, allowExport: true, allowPersist: true },
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

function all(registry: Registry<unknown>): { readonly default: string; readonly allowed: readonly string[] } {
  const allowed = [...registry.keys()];
  return { default: allowed[0]!, allowed };
}
