import { createHash } from "node:crypto";
import { HASHES } from "@keyward/core/algorithms/hash";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { KeyUse } from "@keyward/core/backend/key-use";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { IssuerKey } from "@keyward/core/issuance/issuer-key";

/** The active version of a CA key, where it lives. */
export interface AuthorityVersion {
  /** Name of the KeyPolicy. */
  readonly policy: string;
  readonly key: BackendKeyRef;
  /** DER, the key's own first. */
  readonly certificateChain: readonly Uint8Array[];
  readonly use: Pick<KeyUse, "sign">;
}

/** A CA key that signs in its backend and never leaves it. @param signal ends a signature that takes too long */
export function authorityKey({ policy, key, certificateChain, use }: AuthorityVersion, signal: AbortSignal): IssuerKey {
  return {
    policy,
    certificateChain,
    key: {
      sign(nodeHash, message) {
        const bytes = createHash(nodeHash).update(message).digest();
        return use.sign(key, signatureAlgorithm(key.algorithm, nodeHash), { kind: "digest", bytes }, signal);
      },
    },
  };
}

/**
 * @param keyAlgorithm as KeyPolicies name it
 * @param nodeHash name in node:crypto
 * @returns registry name of the signature algorithm that certificates are signed with
 */
export function signatureAlgorithm(keyAlgorithm: string, nodeHash: string): string {
  const hash = [...HASHES.values()].find((row) => row.nodeName === nodeHash)?.name;
  const scheme = keyAlgorithm.startsWith("RSA") ? "RSA-PKCS1" : keyAlgorithm;
  const found = [...SIGNATURES.values()].find((row) => row.name.startsWith(`${scheme}-`) && row.hash?.name === hash);
  if (found !== undefined) return found.name;
  throw new KeywardError("FAILED_PRECONDITION", `a key of ${keyAlgorithm} signs no certificates with ${nodeHash}`);
}
