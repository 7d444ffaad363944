import { createDecipheriv } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";

/** RFC 5649, 3 */
const INITIAL_VALUE = Buffer.from("a65959a6", "hex");
const AES_256_BYTES = 32;
const BLOCK_BYTES = 8;
const MIN_BYTES = 2 * BLOCK_BYTES;

/**
 * @param key 32 bytes
 * @throws BackendError Rejected
 * Source: RFC 5649, 4.2
 */
export function unwrapAesKwp(key: Uint8Array, wrapped: Uint8Array): Buffer {
  try {
    if (key.length !== AES_256_BYTES) throw new Error("the length of an AES-256 key is 32");
    // OpenSSL takes nothing for what was nothing.
    if (wrapped.length < MIN_BYTES || wrapped.length % BLOCK_BYTES !== 0)
      throw new Error("the length is of no wrapped key");
    const cipher = createDecipheriv("id-aes256-wrap-pad", key, INITIAL_VALUE);
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  } catch (cause) {
    throw new BackendError("Rejected", "the wrapped key does not open: it was changed, or wrapped in another way", {
      cause,
    });
  }
}
