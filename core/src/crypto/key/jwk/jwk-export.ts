import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import { keyFault } from "../key-fault.ts";
import { MIN_JOSE_RSA_BITS } from "./jwk-algorithms.ts";

/**
 * @returns a secret, private or public key as JSON text; its parts stay in JavaScript's memory until they are collected
 * @throws INVALID_ARGUMENT for a key with RSASSA-PSS parameters, and for an RSA key that is shorter than JOSE takes
 */
export function exportJwk(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === "rsa-pss") throw keyFault("a key with RSASSA-PSS parameters has no JWK form");
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < MIN_JOSE_RSA_BITS)
    throw keyFault(`an RSA key of ${modulusLength} bits has no JWK form`);
  return Buffer.from(JSON.stringify(key.export({ format: "jwk" })), "utf8");
}
