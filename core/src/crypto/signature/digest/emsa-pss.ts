import { Buffer } from "node:buffer";
import { hash, timingSafeEqual } from "node:crypto";

/** What RSA-PSS makes an encoded message from. */
export interface PssEncoding {
  /** Of the message; 8 zero bytes, the digest and the salt are hashed with it again. */
  readonly nodeHash: string;
  readonly maskNodeHash: string;
  readonly saltBytes: number;
  /** Bits of the modulus. */
  readonly modulusBits: number;
}

const TRAILER = 0xbc;

/** @returns the encoded message, as long as the modulus. Source: RFC 8017, 9.1.1 */
export function encodePss(encoding: PssEncoding, digest: Uint8Array, salt: Uint8Array): Uint8Array {
  const { modulusBits } = encoding;
  const tail = hashOfSalted(encoding, digest, salt);
  const block = new Uint8Array(encodedBytes(modulusBits) - tail.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = xorMask(encoding, block, tail);
  masked[0]! &= topMask(modulusBits);
  return leftPadded(Buffer.concat([masked, tail, Uint8Array.of(TRAILER)]), Math.ceil(modulusBits / 8));
}

/**
 * @param encoded what the public key makes of a signature, as long as the modulus
 * Source: RFC 8017, 9.1.2
 */
export function isPssEncoding(encoding: PssEncoding, digest: Uint8Array, encoded: Uint8Array): boolean {
  const { modulusBits, saltBytes } = encoding;
  const length = encodedBytes(modulusBits);
  const lead = encoded.length - length;
  const blockBytes = length - digest.length - 1;
  if (encoded.at(-1) !== TRAILER || (lead > 0 && encoded[0] !== 0) || blockBytes < saltBytes + 1) return false;
  const masked = encoded.subarray(lead, lead + blockBytes);
  const tail = encoded.subarray(lead + blockBytes, -1);
  if ((masked[0]! & ~topMask(modulusBits)) !== 0) return false;
  const block = xorMask(encoding, masked, tail);
  block[0]! &= topMask(modulusBits);
  const one = blockBytes - saltBytes - 1;
  if (block[one] !== 1 || block.subarray(0, one).some((octet) => octet !== 0)) return false;
  return timingSafeEqual(hashOfSalted(encoding, digest, block.subarray(one + 1)), tail);
}

function hashOfSalted({ nodeHash }: PssEncoding, digest: Uint8Array, salt: Uint8Array): Uint8Array {
  return hash(nodeHash, Buffer.concat([new Uint8Array(8), digest, salt]), "buffer");
}

/** MGF1 (RFC 8017, B.2.1) of the seed, added to the block. */
function xorMask({ maskNodeHash }: PssEncoding, block: Uint8Array, seed: Uint8Array): Uint8Array {
  const out = Uint8Array.from(block);
  const counter = Buffer.alloc(4);
  for (let at = 0, index = 0; at < out.length; index++) {
    counter.writeUInt32BE(index);
    for (const octet of hash(maskNodeHash, Buffer.concat([seed, counter]), "buffer")) {
      if (at < out.length) out[at++]! ^= octet;
    }
  }
  return out;
}

/** One bit less than the modulus, so that the encoded message is below it. */
function encodedBytes(modulusBits: number): number {
  return Math.ceil((modulusBits - 1) / 8);
}

/** The bits of the first byte that are in use. */
function topMask(modulusBits: number): number {
  return 0xff >> (8 * encodedBytes(modulusBits) - (modulusBits - 1));
}

function leftPadded(bytes: Uint8Array, length: number): Uint8Array {
  return bytes.length === length ? bytes : Buffer.concat([new Uint8Array(length - bytes.length), bytes]);
}
