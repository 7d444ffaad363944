import type { BackendCapabilities } from "./capabilities.ts";

/** Best first: a secret key wraps in the backend, an RSA key lets us wrap and the backend open. */
const ORDER = ["AES-256", "RSA-4096", "RSA-3072", "RSA-2048"];

/** @returns the key algorithm that makes and opens data keys in such a backend; undefined if none does */
export function dataKeyAlgorithm({ dataKeys, algorithms }: BackendCapabilities): string | undefined {
  return dataKeys ? ORDER.find((name) => algorithms.has(name)) : undefined;
}
