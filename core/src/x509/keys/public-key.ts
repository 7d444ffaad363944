import type { KeyFacts } from "../../policy/key-limits.ts";
import { type AlgorithmIdentifier, hasNoParameters, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { DerReader, readerOf, readSequence } from "../der/reader.ts";
import { TAG } from "../der/tags.ts";
import { bitLength, readOctetBits, readPositiveInteger } from "../der/values.ts";
import { CURVES, type NamedCurve, OID, OTHER_KEY_TYPES } from "../oids.ts";
import { MAX_RSA_BITS, MAX_RSA_EXPONENT_BITS } from "./rsa-limits.ts";

/** A SubjectPublicKeyInfo and what a policy asks about it. */
export interface PublicKeyInfo extends KeyFacts {
  /** DER SubjectPublicKeyInfo as it came. */
  readonly encoded: Uint8Array;
  /** Bytes of the bit string, which a subjectKeyIdentifier is the hash of. */
  readonly keyBytes: Uint8Array;
}

const UNCOMPRESSED = 4;

/**
 * Reads a DER SubjectPublicKeyInfo.
 * @throws INVALID_ARGUMENT for malformed keys, RSA above 16,384 bits and EC keys without a named curve; key types that
 *   are merely unknown are reported by their object identifier
 */
export function parsePublicKey(der: Uint8Array): PublicKeyInfo {
  const reader = new DerReader(der);
  const key = readPublicKey(reader, "public key");
  reader.end("public key");
  return key;
}

export function readPublicKey(reader: DerReader, what: string): PublicKeyInfo {
  const element = reader.read(TAG.sequence, what);
  const inner = readerOf(element);
  const algorithm = readAlgorithmIdentifier(inner, `${what} algorithm`);
  const keyBytes = readOctetBits(inner, what);
  inner.end(what);
  // The bytes of a bit string begin behind its count of unused bits, wherever that is.
  const at = element.at + keyBytes.byteOffset - element.content.byteOffset;
  return { ...inspect(algorithm, keyBytes, at, what), encoded: element.encoded, keyBytes };
}

function inspect(algorithm: AlgorithmIdentifier, keyBytes: Uint8Array, at: number, what: string): KeyFacts {
  if (algorithm.oid === OID.rsaEncryption) return inspectRsa(algorithm, keyBytes, at, what);
  if (algorithm.oid === OID.ecPublicKey) return inspectEc(algorithm, keyBytes, at, what);
  return { type: OTHER_KEY_TYPES.get(algorithm.oid) ?? algorithm.oid, bits: 0, curve: undefined };
}

/** Source: RFC 3279, 2.3.1 */
function inspectRsa(algorithm: AlgorithmIdentifier, keyBytes: Uint8Array, at: number, what: string): KeyFacts {
  if (!hasNoParameters(algorithm)) throw derError(what, "RSA parameters are not NULL", at);
  const inner = readSequence(keyBytes, `${what}: RSAPublicKey`, at);
  const modulus = readPositiveInteger(inner, `${what}: RSA modulus`);
  const exponent = readPositiveInteger(inner, `${what}: RSA exponent`);
  inner.end(`${what}: RSAPublicKey`);
  const bits = bitLength(modulus);
  if (bits > MAX_RSA_BITS) throw derError(what, `RSA modulus of ${bits} bits, more than ${MAX_RSA_BITS}`, at);
  if (bitLength(exponent) > MAX_RSA_EXPONENT_BITS) throw derError(what, "RSA exponent of more than 256 bits", at);
  if (exponent.at(-1)! % 2 === 0) throw derError(what, "RSA exponent is even", at);
  return { type: "rsa", bits, curve: undefined };
}

/** Source: RFC 5480, 2.1.1 and 2.2: explicit parameters let a key choose its own curve, so named curves only */
function inspectEc(algorithm: AlgorithmIdentifier, keyBytes: Uint8Array, at: number, what: string): KeyFacts {
  if (algorithm.parameters?.tag !== TAG.oid) throw derError(what, "EC parameters are not a named curve", at);
  const curveOid = decodeOid(algorithm.parameters, `${what}: curve`);
  const curve = CURVES.get(curveOid);
  if (curve === undefined) return { type: `EC key on curve ${curveOid}`, bits: 0, curve: undefined };
  if (!isPoint(keyBytes, curve)) throw derError(what, `not a point of ${curve.name}`, at);
  return { type: "ecdsa", bits: curve.bits, curve: curve.name };
}

/** Whether the form and length are right; that it lies on the curve is checked when the key is imported for use. */
function isPoint(bytes: Uint8Array, curve: NamedCurve): boolean {
  const fieldBytes = Math.ceil(curve.bits / 8);
  const [form] = bytes;
  if (form === UNCOMPRESSED) return bytes.length === 1 + 2 * fieldBytes;
  return (form === 2 || form === 3) && bytes.length === 1 + fieldBytes;
}
