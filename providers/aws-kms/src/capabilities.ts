import type { AlgorithmCapability, BackendCapabilities } from "@keyward/core/backend/capabilities";
import { AWS_KEY_ALGORITHMS, type AwsKeyAlgorithm, MAX_HASHED_BYTES, MAX_MESSAGE_BYTES } from "./algorithms.ts";

const DAY_MS = 86_400_000;
/** Source: AWS KMS API Reference, ScheduleKeyDeletion */
export const DELETION_DAYS = { min: 7, max: 30 } as const;

/** Keys lie in HSMs that AWS runs (FIPS 140-3, level 3) and that many share: Managed, as the control is theirs. */
export const AWS_KMS_CAPABILITIES: BackendCapabilities = Object.freeze<BackendCapabilities>({
  protection: "Managed",
  delivery: "remote",
  algorithms: new Map([...AWS_KEY_ALGORITHMS.values()].map((row) => [row.name, capabilityOf(row)])),
  dataKeys: true,
  importMethods: ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"],
  exportMethods: [],
  disables: true,
  destroyWaitMs: { min: DELETION_DAYS.min * DAY_MS, max: DELETION_DAYS.max * DAY_MS },
});

function capabilityOf(row: AwsKeyAlgorithm): AlgorithmCapability {
  const { name, usages, purposes, signing, macs, decryption, agrees, signsDigests } = row;
  const agreement = agrees ? [name] : [];
  return {
    usages,
    operations: new Set([...signing.keys(), ...macs.keys(), ...decryption.keys(), ...agreement]),
    signsDigests,
    maxMessageBytes: signsDigests ? MAX_HASHED_BYTES : MAX_MESSAGE_BYTES,
    // AWS takes no empty message; where there is a hash, its digest goes instead.
    ...(signsDigests ? {} : { minMessageBytes: 1 }),
    ...(purposes === undefined ? {} : { purposes }),
  };
}
