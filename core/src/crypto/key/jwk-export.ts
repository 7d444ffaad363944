import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";

/** @returns a secret, private or public key as JSON text; its parts stay in JavaScript's memory until they are collected */
export function exportJwk(key: KeyObject): Uint8Array {
  return Buffer.from(JSON.stringify(key.export({ format: "jwk" })), "utf8");
}
