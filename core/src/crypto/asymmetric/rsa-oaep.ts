import { Buffer } from "node:buffer";
import { constants, type KeyObject, publicEncrypt, subtle, type webcrypto } from "node:crypto";
import type { OaepConstruction } from "../../algorithms/asymmetric.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { assertCiphertextLength, modulusBytes } from "./modulus.ts";

/** RFC 8017 allows more than anybody needs; a label is hashed in each operation. */
export const MAX_LABEL_BYTES = 4096;

/** Made once for a key and a hash: that takes 30 us. It goes when its key goes. */
const decryptionKeys = new WeakMap<KeyObject, Map<string, webcrypto.CryptoKey>>();

/**
 * Encrypts a short message; less than 100 us.
 * @throws INVALID_ARGUMENT for a message that is longer than the key holds
 * Source: RFC 8017, 7.1.1
 */
export function encryptOaep(
  { hash, hashBytes }: OaepConstruction,
  key: KeyObject,
  plaintext: Uint8Array,
  label: Uint8Array,
): Buffer {
  assertLabel(label);
  const maxBytes = modulusBytes(key) - 2 * hashBytes - 2;
  if (maxBytes < 0) throw new KeywardError("INVALID_ARGUMENT", `the key is too short for RSA-OAEP with ${hash}`);
  if (plaintext.length > maxBytes) {
    const text = `plaintext has ${plaintext.length} bytes; with this key and hash the most is ${maxBytes}, and HPKE has no such limit`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const labelled = label.length === 0 ? {} : { oaepLabel: label };
  return publicEncrypt({ key, padding, oaepHash: hash, ...labelled }, plaintext);
}

/**
 * Decrypts in the pool, by Web Crypto: node:crypto would hold the event loop for milliseconds.
 * @throws INVALID_ARGUMENT with one text for everything that can be wrong inside: which check failed is what an attacker asks for
 *   (RFC 8017, 7.1.2, note)
 */
export async function decryptOaep(
  construction: OaepConstruction,
  key: KeyObject,
  ciphertext: Uint8Array,
  label: Uint8Array,
): Promise<Buffer> {
  assertLabel(label);
  assertCiphertextLength(key, ciphertext);
  try {
    const decryptionKey = decryptionKeyOf(construction, key);
    return Buffer.from(
      await subtle.decrypt(
        { name: "RSA-OAEP", label: new Uint8Array(label) },
        decryptionKey,
        new Uint8Array(ciphertext),
      ),
    );
  } catch {
    throw new KeywardError("INVALID_ARGUMENT", "the ciphertext does not decrypt with this key, algorithm and label");
  }
}

function decryptionKeyOf({ webHash }: OaepConstruction, key: KeyObject): webcrypto.CryptoKey {
  const known = decryptionKeys.get(key) ?? new Map<string, webcrypto.CryptoKey>();
  const found = known.get(webHash) ?? key.toCryptoKey({ name: "RSA-OAEP", hash: webHash }, false, ["decrypt"]);
  decryptionKeys.set(key, known.set(webHash, found));
  return found;
}

function assertLabel(label: Uint8Array): void {
  if (label.length <= MAX_LABEL_BYTES) return;
  throw new KeywardError("INVALID_ARGUMENT", `label has ${label.length} bytes; the most is ${MAX_LABEL_BYTES}`);
}
