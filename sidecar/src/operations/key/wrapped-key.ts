import type { KeyType } from "@keyward/core/algorithms/key-type";
import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A key under another one. */
export interface WrappedKey {
  readonly algorithm: string;
  readonly wrappedKey: Uint8Array;
  /** AES-GCM only. */
  readonly nonce: Uint8Array;
  /** AES-GCM only. */
  readonly tag: Uint8Array;
}

/** How a key is written before it is wrapped: a hybrid KEM has no PKCS#8 form. */
export function formOf({ symmetric, family }: KeyType): "raw" | "pkcs8" {
  return symmetric || family === "hybrid-kem" ? "raw" : "pkcs8";
}

/** The one error for everything that fails once the lengths are right, also for bytes that are no key of the type. */
export function unwrappingFailed(): KeywardError {
  const text =
    "unwrapping failed: wrapped key, nonce, tag, wrapping key and type do not belong together, or one of them was changed";
  return new KeywardError("INVALID_ARGUMENT", text);
}
