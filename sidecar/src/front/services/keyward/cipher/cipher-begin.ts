import type { DecryptBegin, EncryptBegin } from "@keyward/proto/light/gen/keyward/v1/cipher";
import type { DecryptionBegin } from "../../../../operations/cipher/decryption.ts";
import type { EncryptionBegin } from "../../../../operations/cipher/encryption.ts";
import { keyRefOf } from "../key-ref.ts";

/** For streams and contexts. */
export function decodeEncryptBegin(begin: EncryptBegin): EncryptionBegin {
  const { key, algorithm, associatedData, nonce, tagBytes } = begin;
  return { key: keyRefOf(key), algorithm, associatedData, nonce, tagBytes };
}

/** For streams and contexts. */
export function decodeDecryptBegin(begin: DecryptBegin): DecryptionBegin {
  const { key, algorithm, associatedData, nonce, tagBytes } = begin;
  return { key: keyRefOf(key), algorithm, associatedData, nonce, tagBytes };
}
