import { createSecretKey, randomBytes } from "node:crypto";
import { wrapKwp } from "@keyward/core/crypto/transport/wrap-kwp";
import type { Secret } from "@keyward/core/secret/secret";
import type { WrappedOnce } from "../program/protocol.ts";

const AES_KEY_BYTES = 32;

/**
 * Wraps a key under an AES key that is made for this once. Whoever gets it overwrites `under` as soon as it is on its way.
 * @param key PKCS#8 of a pair, raw bytes of a secret key
 */
export function wrapOnce(key: Secret): WrappedOnce {
  const under = randomBytes(AES_KEY_BYTES);
  return { wrapped: wrapKwp(createSecretKey(under), key), under };
}
