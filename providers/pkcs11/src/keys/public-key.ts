import { readAlgorithmIdentifier } from "@keyward/core/x509/algorithm-identifier";
import { readSequence } from "@keyward/core/x509/der/reader";
import { readOctetBits, readPositiveInteger } from "@keyward/core/x509/der/values";
import { bitString, nullValue, octetString, oid, sequence, unsignedInteger } from "@keyward/core/x509/der/writer";
import { CURVES, OID } from "@keyward/core/x509/oids";
import type { TokenAlgorithm } from "../algorithms.ts";
import { badAnswer } from "../errors.ts";
import { CKA, CKK } from "../mechanisms/cryptoki.ts";
import type { Template } from "../program/protocol.ts";

/** RFC 8410, 3 */
const ED25519 = "1.3.101.112";
const ED25519_BYTES = 32;
const OCTET_STRING = 0x04;
const UNCOMPRESSED = 0x04;

/** What of a public object is read, in the order that `encodeSpki` takes it. */
export const PUBLIC_ATTRIBUTES: readonly number[] = [CKA.ecPoint, CKA.modulus, CKA.publicExponent];

/** @returns SubjectPublicKeyInfo, DER. @throws BadAnswer if it is no key of the algorithm */
export function encodeSpki(algorithm: TokenAlgorithm, values: readonly (Uint8Array | undefined)[]): Uint8Array {
  const [ecPoint, modulus, exponent] = values;
  if (algorithm.keyType === CKK.rsa) return rsaSpki(modulus, exponent, algorithm.size);
  if (ecPoint === undefined) throw badAnswer("no CKA_EC_POINT for a public key");
  if (algorithm.keyType === CKK.edwards) return edwardsSpki(ecPoint);
  return ecSpki(algorithm, ecPoint);
}

/**
 * What makes a public object one of this key. CKA_EC_POINT as PKCS#11 2.40, 2.3.3 has it.
 * @param spki of a key of the algorithm
 */
export function publicValues(algorithm: TokenAlgorithm, spki: Uint8Array): Template {
  const bits = publicBits(spki);
  if (algorithm.keyType !== CKK.rsa) return [...algorithm.shape, { type: CKA.ecPoint, value: octetString(bits) }];
  const reader = readSequence(bits, "RSA public key");
  return [
    { type: CKA.modulus, value: readPositiveInteger(reader, "modulus") },
    { type: CKA.publicExponent, value: readPositiveInteger(reader, "exponent") },
  ];
}

/** @returns what a SubjectPublicKeyInfo holds: a point, or the DER of an RSA key */
export function publicBits(spki: Uint8Array): Uint8Array {
  const reader = readSequence(spki, "public key");
  readAlgorithmIdentifier(reader, "algorithm");
  return readOctetBits(reader, "public key");
}

function rsaSpki(modulus: Uint8Array | undefined, exponent: Uint8Array | undefined, bits: number): Uint8Array {
  if (modulus === undefined || exponent === undefined) throw badAnswer("no modulus or exponent for a public key");
  const first = modulus.findIndex((octet) => octet !== 0);
  if ((modulus.length - first) * 8 !== bits) throw badAnswer(`an RSA key that has not ${bits} bits`);
  const key = sequence(unsignedInteger(modulus), unsignedInteger(exponent));
  return sequence(sequence(oid(OID.rsaEncryption), nullValue()), bitString(key));
}

function ecSpki({ size }: TokenAlgorithm, encoded: Uint8Array): Uint8Array {
  const bytes = 1 + 2 * Math.ceil(size / 8);
  const point = unwrapped(encoded, bytes);
  if (point.length !== bytes || point[0] !== UNCOMPRESSED)
    throw badAnswer("a point that is not on the curve asked for");
  const [curve] = [...CURVES].find(([, { bits }]) => bits === size)!;
  return sequence(sequence(oid(OID.ecPublicKey), oid(curve)), bitString(point));
}

function edwardsSpki(encoded: Uint8Array): Uint8Array {
  const point = unwrapped(encoded, ED25519_BYTES);
  if (point.length !== ED25519_BYTES) throw badAnswer("an Ed25519 key of the wrong length");
  return sequence(sequence(oid(ED25519)), bitString(point));
}

/** CKA_EC_POINT is a DER octet string; some modules give the bare point. PKCS#11 2.40, 2.3.3 */
function unwrapped(encoded: Uint8Array, bytes: number): Uint8Array {
  if (encoded.length === bytes || encoded[0] !== OCTET_STRING) return encoded;
  const header = encoded.length - bytes;
  return header === 2 || header === 3 ? encoded.subarray(header) : encoded;
}
