import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import { keyFault } from "./key-fault.ts";

/** @returns a secret, private or public key as JSON text; its parts stay in JavaScript's memory until they are collected. @throws INVALID_ARGUMENT for a key with RSASSA-PSS parameters */
export function exportJwk(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === "rsa-pss") throw keyFault("a key with RSASSA-PSS parameters has no JWK form");
  return Buffer.from(JSON.stringify(key.export({ format: "jwk" })), "utf8");
}
