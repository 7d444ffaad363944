import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { KEY_TYPES, type KeyType } from "../../../algorithms/key-type.ts";
import { readSequence } from "../../../x509/der/reader.ts";
import { bitLength, readPositiveInteger } from "../../../x509/der/values.ts";
import { keyFault, orFault } from "../key-fault.ts";
import { readRsaPrivateNumbers } from "./rsa-numbers.ts";

const MAX_EXPONENT_BITS = 256;

/**
 * Reads a DER RSAPublicKey (RFC 8017, A.1.1).
 * @throws INVALID_ARGUMENT
 */
export function importRsaPublic(der: Uint8Array): { readonly type: KeyType; readonly key: KeyObject } {
  const reader = readSequence(der, "RSA public key");
  const modulus = readPositiveInteger(reader, "RSA modulus");
  const exponent = readPositiveInteger(reader, "RSA exponent");
  reader.end("RSA public key");
  const type = judgeRsa(modulus, exponent);
  const key = Buffer.from(der.buffer, der.byteOffset, der.length);
  return { type, key: orFault(() => createPublicKey({ key, format: "der", type: "pkcs1" }), "not an RSA public key") };
}

/**
 * Reads a DER RSAPrivateKey (RFC 8017, A.1.2) of two or three primes, whose numbers must fit together.
 * @throws INVALID_ARGUMENT
 */
export function importRsaPrivate(der: Uint8Array): { readonly type: KeyType; readonly key: KeyObject } {
  const { modulus, exponent } = readRsaPrivateNumbers(der);
  const type = judgeRsa(modulus, exponent);
  const key = Buffer.from(der.buffer, der.byteOffset, der.length);
  return {
    type,
    key: orFault(() => createPrivateKey({ key, format: "der", type: "pkcs1" }), "not an RSA private key"),
  };
}

/** Sizes are those of the key types; exponents as FIPS 186-5, A.1.1, but from 3 on, which older keys have. */
export function judgeRsa(modulus: Uint8Array, exponent: Uint8Array): KeyType {
  const bits = bitLength(modulus);
  const type = KEY_TYPES.get(`RSA-${bits}`);
  if (type === undefined) throw keyFault(`RSA modulus of ${bits} bits; it must have 1024, 2048, 3072 or 4096`);
  if (modulus.at(-1)! % 2 === 0) throw keyFault("RSA modulus is even");
  const exponentBits = bitLength(exponent);
  if (exponent.at(-1)! % 2 === 0 || exponentBits < 2) throw keyFault("RSA exponent must be odd and at least 3");
  if (exponentBits > MAX_EXPONENT_BITS) throw keyFault(`RSA exponent of more than ${MAX_EXPONENT_BITS} bits`);
  return type;
}
