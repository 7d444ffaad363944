import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";

/** Whether a key of that algorithm could serve the operation at all, by what the registries say. */
export function couldServe({ name, type, only }: KeyAlgorithm, operation: string): boolean {
  if (only !== undefined) return operation === only;
  if (AGREEMENTS.has(name)) return operation === name;
  const signature = SIGNATURES.get(operation);
  if (signature !== undefined) return takesKeyType(signature, type);
  if (ASYMMETRIC_CIPHERS.has(operation)) return type.family === "rsa" && operation.startsWith("RSA");
  const cipher = CIPHERS.get(operation);
  return cipher !== undefined && cipher.keyFamily === type.family && cipher.keyBytes * 8 === type.bits;
}

/** Pairs of key algorithm and operation that a backend declares, of one registry. */
export function declared(
  { algorithms }: BackendCapabilities,
  registry: ReadonlyMap<string, unknown>,
): readonly { readonly algorithm: string; readonly operation: string }[] {
  return [...algorithms].flatMap(([algorithm, { operations }]) =>
    [...operations].filter((name) => registry.has(name)).map((operation) => ({ algorithm, operation })),
  );
}
