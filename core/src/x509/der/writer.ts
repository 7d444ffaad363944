import { Buffer } from "node:buffer";
import { encodeOidContent } from "./oid.ts";
import { TAG } from "./tags.ts";

/** Each function returns one encoded element. Source: X.690, 8 and 10 */

export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag), encodeLength(length), ...parts]);
}

export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...elements);
}

/** A SET OF one element: with more, DER would ask for them in order. */
export function setOf(only: Uint8Array): Uint8Array {
  return element(TAG.set, only);
}

/** @param magnitude big-endian, unsigned, of any length; the result is minimal */
export function unsignedInteger(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((octet) => octet !== 0);
  const octets = start < 0 ? Uint8Array.of(0) : magnitude.subarray(start);
  return octets[0]! >= 0x80 ? element(TAG.integer, Uint8Array.of(0), octets) : element(TAG.integer, octets);
}

/** @param value 0 to 2^31 - 1 */
export function smallInteger(value: number): Uint8Array {
  const magnitude = Buffer.alloc(4);
  magnitude.writeUInt32BE(value);
  return unsignedInteger(magnitude);
}

export function oid(dotted: string): Uint8Array {
  return element(TAG.oid, encodeOidContent(dotted));
}

export function nullValue(): Uint8Array {
  return element(TAG.null);
}

export function booleanTrue(): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(0xff));
}

export function octetString(content: Uint8Array): Uint8Array {
  return element(TAG.octetString, content);
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(unusedBits), bytes);
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}
