import type { Buffer } from "node:buffer";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { Secret } from "@keyward/core/secret/secret";
import type { OpenDataKey } from "../data-keys/data-keys.ts";

const SALT = new Uint8Array(32);
const KEY_BYTES = 32;

/** Two uses of a data key, two keys. Source: RFC 5869; SP 800-108r1 for why one key has one use */
export function derivedKey({ id, key }: OpenDataKey, use: "code" | "envelope"): Secret {
  const info = `keyward.dev/sealed-set/${use}/${id}`;
  return new Secret(new Uint8Array(key.use((bytes) => hkdfSync("sha256", bytes, SALT, info, KEY_BYTES))));
}

/** HMAC-SHA-256 over a whole set. */
export function codeOf(dataKey: OpenDataKey, signed: Uint8Array): Buffer {
  using key = derivedKey(dataKey, "code");
  return key.use((bytes) => createHmac("sha256", bytes).update(signed).digest());
}

export function codeFits(dataKey: OpenDataKey, signed: Uint8Array, code: Uint8Array): boolean {
  return timingSafeEqual(codeOf(dataKey, signed), code);
}
