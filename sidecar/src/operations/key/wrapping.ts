import { CIPHERS, type CipherAlgorithm, isWrap } from "@keyward/core/algorithms/cipher";
import type { KeyType } from "@keyward/core/algorithms/key-type";
import { registryOf } from "@keyward/core/algorithms/registry";
import { decrypt, encrypt } from "@keyward/core/crypto/cipher/cipher";
import { assertTagFits } from "@keyward/core/crypto/cipher/cipher-checks";
import { assertCiphertextLength } from "@keyward/core/crypto/cipher/data-length";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import { CIPHER_FAMILY } from "../cipher/cipher-family.ts";
import { beginDecryption } from "../cipher/decryption.ts";
import { beginEncryption } from "../cipher/encryption.ts";

/** Ciphers for keys are those that detect every change; the text of a refusal lists them. */
const FAMILY: AlgorithmFamily<CipherAlgorithm> = {
  ...CIPHER_FAMILY,
  kind: "key wrapping algorithm",
  registry: registryOf([...CIPHERS.values()].filter((row) => isWrap(row) || row.mode === "GCM")),
};

const NOTHING = new Uint8Array(0);

/** How a key is written before it is wrapped: a hybrid KEM has no PKCS#8 form. */
export function formOf({ symmetric, family }: KeyType): "raw" | "pkcs8" {
  return symmetric || family === "hybrid-kem" ? "raw" : "pkcs8";
}

/** A key under another one. */
export interface WrappedKey {
  readonly algorithm: string;
  readonly wrappedKey: Uint8Array;
  /** AES-GCM only. */
  readonly nonce: Uint8Array;
  /** AES-GCM only. */
  readonly tag: Uint8Array;
}

/** @param named empty: the wrapping key's or the profile's. @throws as chooseAlgorithm and Encrypt do */
export function wrap(named: string, wrapping: Key, bytes: Uint8Array, call: Call): WrappedKey {
  const { name: algorithm } = chooseAlgorithm(FAMILY, named, wrapping, call.profile);
  const begin = { algorithm, associatedData: NOTHING, nonce: undefined, tagBytes: 0 };
  const { row, secret, start } = beginEncryption(begin, wrapping, call);
  const { ciphertext, tag } = encrypt(row, secret, start, bytes);
  return { algorithm, wrappedKey: ciphertext, nonce: start.nonce, tag };
}

/**
 * @param wrapped its algorithm may be empty: the wrapping key's or the profile's
 * @returns the bytes of the key; the caller overwrites them
 * @throws as chooseAlgorithm and Decrypt do
 */
export function unwrap(wrapped: WrappedKey, wrapping: Key, call: Call): Uint8Array {
  const { wrappedKey, nonce, tag } = wrapped;
  const { name: algorithm } = chooseAlgorithm(FAMILY, wrapped.algorithm, wrapping, call.profile);
  const begin = { algorithm, associatedData: NOTHING, nonce, tagBytes: tag.length };
  const { row, secret, start } = beginDecryption(begin, wrapping, call);
  assertCiphertextLength(row, wrappedKey.length);
  assertTagFits(row, start.tagBytes, tag);
  try {
    return decrypt(row, secret, start, wrappedKey, tag);
  } catch {
    throw unwrappingFailed();
  }
}

/** The one error for everything that fails once the lengths are right, also for bytes that are no key of the type. */
export function unwrappingFailed(): KeywardError {
  const text =
    "unwrapping failed: wrapped key, nonce, tag, wrapping key and type do not belong together, or one of them was changed";
  return new KeywardError("INVALID_ARGUMENT", text);
}
