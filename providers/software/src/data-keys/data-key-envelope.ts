import { randomBytes } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { DataKey } from "@keyward/core/backend/key-use";
import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import { Secret } from "@keyward/core/secret/secret";

const DOMAIN = "keyward.dev/data-key";
const DATA_KEY_BYTES = 32;
const MAX_WRAPPED_BYTES = 8192;

/** @param key of AES-256 */
export function makeDataKey(key: Secret, context: string): DataKey {
  const plain = new Secret(randomBytes(DATA_KEY_BYTES));
  return { plain, wrapped: sealEnvelope(key, plain, [DOMAIN, context]) };
}

/** @throws Rejected with one text, whatever is wrong */
export function openDataKey(key: Secret, wrapped: Uint8Array, context: string): Secret {
  try {
    if (wrapped.length <= MAX_WRAPPED_BYTES) return openEnvelope(key, wrapped, [DOMAIN, context]);
  } catch {
    // One text below for every cause.
  }
  throw new BackendError("Rejected", "the data key does not open with this key and context");
}
