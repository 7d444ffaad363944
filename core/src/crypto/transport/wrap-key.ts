import { Buffer } from "node:buffer";
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { type OaepConstruction, requireAsymmetricCipher } from "../../algorithms/asymmetric.ts";
import type { WrappingMethod } from "../../backend/capabilities.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { Secret } from "../../secret/secret.ts";
import { modulusBytes } from "../asymmetric/modulus.ts";
import { decryptOaep, encryptOaep } from "../asymmetric/rsa-oaep.ts";
import { importSpki } from "../key/der/spki.ts";
import { unwrapKwp, wrapKwp } from "./wrap-kwp.ts";

/** RSA of 2,048 bits holds 112 bits of strength: less protects no key that we have. */
const MIN_WRAPPING_KEY_BYTES = 256;
const AES_KEY_BYTES = 32;
const NO_LABEL = new Uint8Array();

/** Those that need nothing but a public key. */
export type PublicWrappingMethod = Exclude<WrappingMethod, "AES-KWP">;

/**
 * Wraps a private or secret key for whoever has the private half.
 * @param wrappingKey RSA, SubjectPublicKeyInfo, DER
 * @returns RSA-OAEP-SHA256: one block; RSA-AES-KWP-SHA256: a wrapped AES-256 key and under it the key itself (PKCS #11, CKM_RSA_AES_KEY_WRAP)
 * @throws INVALID_ARGUMENT for another key than RSA, less than 2,048 bits, and a key that is too long for the method
 */
export function wrapKey(method: PublicWrappingMethod, wrappingKey: Uint8Array, key: Secret): Buffer {
  const rsa = readWrappingKey(wrappingKey);
  if (method === "RSA-OAEP-SHA256") return key.use((bytes) => encryptOaep(oaep(), rsa, bytes, NO_LABEL));
  using inner = new Secret(randomBytes(AES_KEY_BYTES));
  const wrapped = wrapKwp(inner.use(createSecretKey), key);
  return Buffer.concat([inner.use((bytes) => encryptOaep(oaep(), rsa, bytes, NO_LABEL)), wrapped]);
}

/**
 * @param wrappingKey RSA, private
 * @returns the key; whoever gets it disposes of it
 * @throws INVALID_ARGUMENT with one text, whatever is wrong
 */
export async function unwrapKey(
  method: PublicWrappingMethod,
  wrappingKey: KeyObject,
  wrapped: Uint8Array,
): Promise<Secret> {
  try {
    if (method === "RSA-OAEP-SHA256") return new Secret(await decryptOaep(oaep(), wrappingKey, wrapped, NO_LABEL));
    const blockBytes = modulusBytes(wrappingKey);
    using inner = new Secret(await decryptOaep(oaep(), wrappingKey, wrapped.subarray(0, blockBytes), NO_LABEL));
    return unwrapKwp(inner.use(createSecretKey), wrapped.subarray(blockBytes));
  } catch {
    throw new KeywardError("INVALID_ARGUMENT", `the wrapped key does not open by ${method} with this wrapping key`);
  }
}

function readWrappingKey(spki: Uint8Array): KeyObject {
  const { type, keys } = importSpki(spki);
  const [key] = keys;
  if (key !== undefined && type.family === "rsa" && modulusBytes(key) >= MIN_WRAPPING_KEY_BYTES) return key;
  const text = `the wrapping key is of type ${type.name}; it must be RSA of ${MIN_WRAPPING_KEY_BYTES * 8} bits or more`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}

function oaep(): OaepConstruction {
  return requireAsymmetricCipher("RSA-OAEP-SHA256").construction as OaepConstruction;
}
