/** The encodings of SP 800-185, 2.3, for what is shorter than 2^32 bits. */

/** The number in as few bytes as it takes, at least one, its length in front. */
export function leftEncode(value: number): Uint8Array {
  const bytes = bigEndian(value);
  return Uint8Array.of(bytes.length, ...bytes);
}

/** The same with its length behind. */
export function rightEncode(value: number): Uint8Array {
  const bytes = bigEndian(value);
  return Uint8Array.of(...bytes, bytes.length);
}

/** Zeros that fill up to a whole number of blocks. */
export function padding(lengthBytes: number, blockBytes: number): Uint8Array {
  return new Uint8Array((blockBytes - (lengthBytes % blockBytes)) % blockBytes);
}

function bigEndian(value: number): number[] {
  const bytes = [value & 0xff];
  for (let rest = value >>> 8; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return bytes;
}
