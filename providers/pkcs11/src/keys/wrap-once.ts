import { createSecretKey, randomBytes } from "node:crypto";
import { requireCipher } from "@keyward/core/algorithms/cipher";
import { encrypt } from "@keyward/core/crypto/cipher/cipher";
import type { Secret } from "@keyward/core/secret/secret";
import type { WrappedOnce } from "../program/protocol.ts";

const AES_KEY_BYTES = 32;
const NOTHING = new Uint8Array();
const START = { nonce: NOTHING, associatedData: NOTHING, tagBytes: 0 };

/**
 * Wraps a key under an AES key that is made for this once. Whoever gets it overwrites `under` as soon as it is on its way.
 * @param key PKCS#8 of a pair, raw bytes of a secret key
 */
export function wrapOnce(key: Secret): WrappedOnce {
  const under = randomBytes(AES_KEY_BYTES);
  const kwp = requireCipher("AES-256-KWP");
  const { ciphertext } = key.use((bytes) => encrypt(kwp, createSecretKey(under), START, bytes));
  return { wrapped: ciphertext, under };
}
