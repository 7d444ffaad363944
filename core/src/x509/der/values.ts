import { derError } from "./der-error.ts";
import type { DerElement, DerReader } from "./reader.ts";
import { TAG } from "./tags.ts";

/** @returns the two's complement octets, minimal, at least one. Source: X.690, 8.3 */
export function readInteger(reader: DerReader, what: string): Uint8Array {
  return decodeInteger(reader.read(TAG.integer, what), what);
}

function decodeInteger({ content, at }: DerElement, what: string): Uint8Array {
  const [first = 0, second = 0] = content;
  if (content.length === 0) throw derError(what, "INTEGER is empty", at);
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) throw derError(what, "INTEGER is not minimal", at);
  return content;
}

/** @returns the octets of an integer above zero, without a leading zero octet */
export function readPositiveInteger(reader: DerReader, what: string): Uint8Array {
  const element = reader.read(TAG.integer, what);
  const octets = decodeInteger(element, what);
  if (octets[0]! >= 0x80 || (octets.length === 1 && octets[0] === 0)) {
    throw derError(what, "INTEGER is not above zero", element.at);
  }
  return octets[0] === 0 ? octets.subarray(1) : octets;
}

/** @returns a whole number from 0 to 2^31 - 1 */
export function readSmallInteger(reader: DerReader, what: string): number {
  const element = reader.read(TAG.integer, what);
  const octets = decodeInteger(element, what);
  if (octets.length > 4 || octets[0]! >= 0x80) throw derError(what, "INTEGER is out of range", element.at);
  return octets.reduce((value, octet) => value * 256 + octet, 0);
}

/** @returns how many bits an unsigned big-endian number without leading zero octets has */
export function bitLength(octets: Uint8Array): number {
  const [first = 0] = octets;
  return octets.length === 0 ? 0 : (octets.length - 1) * 8 + (32 - Math.clz32(first));
}

/** Source: X.690, 11.1 */
export function decodeBoolean({ content, at }: DerElement, what: string): boolean {
  const [octet] = content;
  if (content.length !== 1 || (octet !== 0 && octet !== 0xff)) throw derError(what, "BOOLEAN is neither 00 nor ff", at);
  return octet === 0xff;
}

export interface BitString {
  readonly unusedBits: number;
  readonly bytes: Uint8Array;
}

/** Source: X.690, 8.6 and 11.2.1 */
export function decodeBitString({ content, at }: DerElement, what: string): BitString {
  const [unusedBits] = content;
  const bytes = content.subarray(1);
  if (unusedBits === undefined || unusedBits > 7 || (unusedBits > 0 && bytes.length === 0)) {
    throw derError(what, "BIT STRING has a bad count of unused bits", at);
  }
  if (((bytes.at(-1) ?? 0) & ((1 << unusedBits) - 1)) !== 0) throw derError(what, "BIT STRING has unused bits set", at);
  return { unusedBits, bytes };
}

/** @returns the bytes of a bit string that must be whole octets: keys and signatures */
export function readOctetBits(reader: DerReader, what: string): Uint8Array {
  const element = reader.read(TAG.bitString, what);
  const { unusedBits, bytes } = decodeBitString(element, what);
  if (unusedBits !== 0) throw derError(what, "BIT STRING is not whole octets", element.at);
  return bytes;
}
