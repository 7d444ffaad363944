import { createSecretKey } from "node:crypto";
import type { KeyType } from "../../algorithms/key-type.ts";
import { keyFault } from "./key-fault.ts";
import { MAX_SECRET_BYTES } from "./key-format.ts";
import type { KeyMaterial } from "./material/key-material.ts";

/**
 * Makes a secret key.
 * @throws INVALID_ARGUMENT for a length that the type does not have
 */
export function importSecret(type: KeyType, bytes: Uint8Array): KeyMaterial {
  const length = bytes.length;
  if (!takesAnyLength(type) && length * 8 !== type.bits) {
    throw keyFault(`a key of type ${type.name} has ${type.bits / 8} bytes, not ${length}`);
  }
  if (length > MAX_SECRET_BYTES) throw keyFault(`a secret has at most ${MAX_SECRET_BYTES} bytes, not ${length}`);
  // An empty input of a key derivation is harmless, a MAC under an empty key proves nothing.
  if (length === 0 && type.family === "mac") throw keyFault(`a key of type ${type.name} has at least one byte`);
  return { kind: "secret", secret: createSecretKey(bytes) };
}

/** Whether secrets of the type may have any length. */
export function takesAnyLength({ family }: KeyType): boolean {
  return family === "mac" || family === "secret";
}
