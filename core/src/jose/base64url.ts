import { Buffer } from "node:buffer";
import { joseFault } from "./jose-fault.ts";

/**
 * Reads base64url without padding, and no other spelling of the same bytes: no space, no line break, no bit that is left over.
 * @param what the part that it is, for messages
 * @throws INVALID_ARGUMENT
 * Source: RFC 7515, 2; RFC 4648, 3.5 and 5
 */
export function decodeBase64url(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") === text) return bytes;
  throw joseFault(`the ${what} is not base64url without padding`);
}

export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");
}
