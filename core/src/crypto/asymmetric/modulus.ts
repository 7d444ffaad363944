import type { KeyObject } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";

export function modulusBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** @throws INVALID_ARGUMENT that says how long a ciphertext of the key is */
export function assertCiphertextLength(key: KeyObject, ciphertext: Uint8Array): void {
  const bytes = modulusBytes(key);
  if (ciphertext.length === bytes) return;
  throw new KeywardError("INVALID_ARGUMENT", `ciphertext has ${ciphertext.length} bytes; of this key it has ${bytes}`);
}
