import { readSequence } from "@keyward/core/x509/der/reader";
import { bitLength, readPositiveInteger, readSmallInteger } from "@keyward/core/x509/der/values";
import { EccFamily, type KeyType } from "@keyward/proto/light/gen/parsec/attributes";

/** Curves of whole octets by the length of a coordinate; the others are told by theirs. */
const P521_BYTES = 66;
const P521_BITS = 521;
const X25519_BYTES = 32;
const X25519_BITS = 255;

/**
 * The size of a key that comes in the PSA Crypto API's form, as the wire counts it.
 * @throws INVALID_ARGUMENT for an RSA key that is no DER
 */
export function bitsOfData({ variant }: KeyType, data: Uint8Array): number {
  switch (variant.case) {
    case "rsaKeyPair":
    case "rsaPublicKey":
      return modulusBits(data, variant.case === "rsaKeyPair");
    case "eccKeyPair":
      return curveBits(variant.value.curveFamily, data.length);
    case "eccPublicKey":
      return curveBits(variant.value.curveFamily, publicFieldBytes(variant.value.curveFamily, data.length));
    default:
      return data.length * 8;
  }
}

function publicFieldBytes(family: EccFamily, length: number): number {
  return family === EccFamily.MONTGOMERY ? length : (length - 1) / 2;
}

function curveBits(family: EccFamily, bytes: number): number {
  if (family === EccFamily.MONTGOMERY) return bytes === X25519_BYTES ? X25519_BITS : bytes * 8;
  return bytes === P521_BYTES ? P521_BITS : bytes * 8;
}

function modulusBits(der: Uint8Array, isPrivate: boolean): number {
  const reader = readSequence(der, "RSA key");
  if (isPrivate) readSmallInteger(reader, "RSA version");
  return bitLength(readPositiveInteger(reader, "RSA modulus"));
}
