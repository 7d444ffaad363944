import { randomBytes } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";

/** AES-256 (FIPS 197). */
export const KEY_ENCRYPTION_KEY_BYTES = 32;

/** @returns 32 fresh random bytes */
export function generateKeyEncryptionKey(): Secret {
  return new Secret(randomBytes(KEY_ENCRYPTION_KEY_BYTES));
}

/**
 * @param bytes exactly 32; the Secret takes them over, so the caller must not keep them
 * @throws FAILED_PRECONDITION for any other length
 */
export function parseKeyEncryptionKey(bytes: Uint8Array): Secret {
  if (bytes.length === KEY_ENCRYPTION_KEY_BYTES) return new Secret(bytes);
  const message = `the key-encryption key has ${bytes.length} bytes; expected ${KEY_ENCRYPTION_KEY_BYTES}`;
  throw new KeywardError("FAILED_PRECONDITION", message);
}
