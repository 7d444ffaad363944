import { Buffer } from "node:buffer";

/** The few wire types that a status needs. Source: Protocol Buffers, "Encoding" */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** @param value from 0 to 2^31 - 1 */
export function varintField(field: number, value: number): Uint8Array {
  return Buffer.concat([varint((field << 3) | VARINT), varint(value)]);
}

export function bytesField(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([varint((field << 3) | LENGTH_DELIMITED), varint(content.length), content]);
}

export function stringField(field: number, text: string): Uint8Array {
  return bytesField(field, Buffer.from(text, "utf8"));
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
