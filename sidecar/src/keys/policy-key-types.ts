import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";

/** Key types by the algorithm names of KeyPolicies. */
const TYPES: ReadonlyMap<string, KeyType> = new Map(
  (
    [
      ["ECDSA-P256", "EC-P256"],
      ["ECDSA-P384", "EC-P384"],
      ["ECDSA-P521", "EC-P521"],
      ["RSA-3072", "RSA-3072"],
      ["RSA-4096", "RSA-4096"],
    ] as const
  ).map(([algorithm, type]) => [algorithm, requireKeyType(type)]),
);

/** @returns undefined for an algorithm of an operator that is newer than this sidecar */
export function policyKeyType(algorithm: string): KeyType | undefined {
  return TYPES.get(algorithm);
}
