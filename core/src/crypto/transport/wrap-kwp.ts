import type { KeyObject } from "node:crypto";
import { requireCipher } from "../../algorithms/cipher.ts";
import { Secret } from "../../secret/secret.ts";
import { decrypt, encrypt } from "../cipher/cipher.ts";

const NOTHING = new Uint8Array();
const START = { nonce: NOTHING, associatedData: NOTHING, tagBytes: 0 };

/**
 * Wraps a key under an AES key, with padding.
 * @param under AES-256. Source: RFC 5649
 */
export function wrapKwp(under: KeyObject, key: Secret): Uint8Array {
  return key.use((bytes) => encrypt(kwp(), under, START, bytes).ciphertext);
}

/**
 * @returns the key; whoever gets it disposes of it
 * @throws INVALID_ARGUMENT for what was changed, or wrapped under another key
 */
export function unwrapKwp(under: KeyObject, wrapped: Uint8Array): Secret {
  return new Secret(decrypt(kwp(), under, START, wrapped, NOTHING));
}

function kwp() {
  return requireCipher("AES-256-KWP");
}
