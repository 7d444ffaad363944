import { Buffer } from "node:buffer";
import { KeywardError } from "../errors/keyward-error.ts";

/** @returns two lower-case digits for each byte */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/**
 * Reads digits of either case, without separators.
 * @throws INVALID_ARGUMENT; the text is not repeated, as it may be a key
 */
export function parseHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) throw new KeywardError("INVALID_ARGUMENT", "hexadecimal text has an odd number of digits");
  if (!/^[0-9a-fA-F]*$/.test(text)) throw new KeywardError("INVALID_ARGUMENT", "text is not hexadecimal");
  return Uint8Array.from(Buffer.from(text, "hex"));
}
