import { KeywardError } from "../../errors/keyward-error.ts";

/**
 * The one error for everything that makes a decryption fail once the lengths are right: tag, padding, integrity of a wrapped key. Which
 * of them it was, and whether key or data are wrong, would help nobody but an attacker.
 */
export function decryptionFailed(): KeywardError {
  const text =
    "decryption failed: ciphertext, tag, nonce, associated data and key do not belong together, or one of them was changed";
  return new KeywardError("INVALID_ARGUMENT", text);
}
