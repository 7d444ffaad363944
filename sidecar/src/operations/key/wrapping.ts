import { CIPHERS, type CipherAlgorithm, isWrap } from "@keyward/core/algorithms/cipher";
import { registryOf } from "@keyward/core/algorithms/registry";
import { decrypt, encrypt } from "@keyward/core/crypto/cipher/cipher";
import { assertTagFits } from "@keyward/core/crypto/cipher/cipher-checks";
import { assertCiphertextLength } from "@keyward/core/crypto/cipher/data-length";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import { CIPHER_FAMILY } from "../cipher/cipher-family.ts";
import { beginDecryption } from "../cipher/decryption.ts";
import { beginEncryption } from "../cipher/encryption.ts";
import { unwrapWithRsa, wrapForRsa } from "./rsa-wrapping.ts";
import { unwrappingFailed, type WrappedKey } from "./wrapped-key.ts";

/** Ciphers for keys are those that detect every change; the text of a refusal lists them. */
const FAMILY: AlgorithmFamily<CipherAlgorithm> = {
  ...CIPHER_FAMILY,
  kind: "key wrapping algorithm",
  registry: registryOf([...CIPHERS.values()].filter((row) => isWrap(row) || row.mode === "GCM")),
};

const NOTHING = new Uint8Array(0);

/** @param named empty: the wrapping key's or the profile's. @throws as chooseAlgorithm and Encrypt do */
export function wrap(named: string, wrapping: Key, bytes: Uint8Array, call: Call): WrappedKey {
  if (wrapping.type.family === "rsa") return wrapForRsa(named, wrapping, bytes, call.profile);
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
export function unwrap(wrapped: WrappedKey, wrapping: Key, call: Call): Uint8Array | Promise<Uint8Array> {
  if (wrapping.type.family === "rsa") return unwrapWithRsa(wrapped, wrapping, call);
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
