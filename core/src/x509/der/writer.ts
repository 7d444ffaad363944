import { Buffer } from "node:buffer";
import { encodeOidContent } from "./oid.ts";
import { TAG } from "./tags.ts";

/** From here on a length is told by its own count of octets. */
const LONG_FORM = 0x80;
/** Object identifiers that were written: programs have a few dozen, profiles may name more. */
const WRITTEN_OIDS = new Map<string, Uint8Array>();
const MAX_WRITTEN_OIDS = 256;
const ZERO = Uint8Array.of(0);

/** Each function returns one encoded element. Source: X.690, 8 and 10 */

export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const lengthOctets = length < LONG_FORM ? 0 : octetsOf(length);
  const encoded = Buffer.allocUnsafe(2 + lengthOctets + length);
  encoded[0] = tag;
  encoded[1] = lengthOctets === 0 ? length : LONG_FORM | lengthOctets;
  let at = 2 + lengthOctets;
  for (let index = 1, rest = length; index <= lengthOctets; index++, rest = Math.floor(rest / 256))
    encoded[at - index] = rest;
  for (const part of parts) {
    encoded.set(part, at);
    at += part.length;
  }
  return encoded;
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
  let start = 0;
  while (start < magnitude.length && magnitude[start] === 0) start++;
  const octets = start === magnitude.length ? ZERO : magnitude.subarray(start);
  return octets[0]! >= 0x80 ? element(TAG.integer, ZERO, octets) : element(TAG.integer, octets);
}

/** @param value 0 to 2^31 - 1 */
export function smallInteger(value: number): Uint8Array {
  const magnitude = Buffer.alloc(4);
  magnitude.writeUInt32BE(value);
  return unsignedInteger(magnitude);
}

/** The same bytes each time: nobody writes into them. */
export function oid(dotted: string): Uint8Array {
  const written = WRITTEN_OIDS.get(dotted);
  if (written !== undefined) return written;
  const encoded = element(TAG.oid, encodeOidContent(dotted));
  if (WRITTEN_OIDS.size < MAX_WRITTEN_OIDS) WRITTEN_OIDS.set(dotted, encoded);
  return encoded;
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
  return element(TAG.bitString, unusedBits === 0 ? ZERO : Uint8Array.of(unusedBits), bytes);
}

/** How many octets a number above zero takes. */
function octetsOf(number: number): number {
  let octets = 0;
  for (let rest = number; rest > 0; rest = Math.floor(rest / 256)) octets++;
  return octets;
}
