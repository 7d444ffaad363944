import { MACS } from "@keyward/core/algorithms/mac";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Backend } from "@keyward/core/backend/backend";

/** Quick to make first: RSA keys take seconds on a device. */
const PREFERRED = [
  "ECDSA-P256",
  "Ed25519",
  "ECDSA-P384",
  "ECDH-P256",
  "HMAC-SHA-256",
  "AES-256",
  "RSA-2048",
  "RSA-3072",
];

/** @returns a key algorithm that the backend makes */
export function anyAlgorithm({ capabilities: { algorithms } }: Pick<Backend, "capabilities">): string {
  return PREFERRED.find((name) => algorithms.has(name)) ?? [...algorithms.keys()][0]!;
}

export interface SigningPair {
  readonly algorithm: string;
  readonly operation: string;
}

/** @returns a key algorithm and a signature or MAC of it; undefined where the backend has neither */
export function anySigning({ capabilities: { algorithms } }: Pick<Backend, "capabilities">): SigningPair | undefined {
  for (const algorithm of [...PREFERRED, ...algorithms.keys()]) {
    const operations = [...(algorithms.get(algorithm)?.operations ?? [])];
    const operation = operations.find((name) => SIGNATURES.has(name)) ?? operations.find((name) => MACS.has(name));
    if (operation !== undefined) return { algorithm, operation };
  }
  return undefined;
}
