import { type KeyObject, decapsulate as nodeDecapsulate, encapsulate as nodeEncapsulate } from "node:crypto";
import type { KemAlgorithm } from "../../algorithms/kem.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { Encapsulation } from "./encapsulation.ts";
import { decapsulateHybrid, encapsulateHybrid } from "./hybrid.ts";

/**
 * Makes a shared secret for the holder of a key; less than 100 us. That the key's numbers are below the modulus (FIPS 203, 7.2) was
 * checked when it was imported.
 * @param publicKeys one, or those of a hybrid in the order of its type's recipe
 * @throws INVALID_ARGUMENT where a hybrid's X25519 key is of low order
 */
export function encapsulate({ keyType }: KemAlgorithm, publicKeys: readonly KeyObject[]): Encapsulation {
  if (keyType.family === "hybrid-kem") return encapsulateHybrid(publicKeys);
  const { ciphertext, sharedKey } = nodeEncapsulate(publicKeys[0]!);
  return { ciphertext, sharedSecret: sharedKey };
}

/**
 * Finds the shared secret again. A ciphertext that was changed gives another secret and no error (FIPS 203, 6.3).
 * @returns the caller wipes it
 * @throws INVALID_ARGUMENT for a wrong length, and where a hybrid's X25519 share is of low order
 */
export function decapsulate(
  { name, keyType, ciphertextBytes }: KemAlgorithm,
  privateKeys: readonly KeyObject[],
  ciphertext: Uint8Array,
): Uint8Array {
  if (ciphertext.length !== ciphertextBytes) {
    const text = `a ciphertext of ${name} has ${ciphertextBytes} bytes, not ${ciphertext.length}`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  if (keyType.family === "hybrid-kem") return decapsulateHybrid(privateKeys, ciphertext);
  return nodeDecapsulate(privateKeys[0]!, ciphertext);
}
