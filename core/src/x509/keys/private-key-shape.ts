import { KeywardError } from "../../errors/keyward-error.ts";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { type DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { bitLength, readPositiveInteger, readSmallInteger } from "../der/values.ts";
import { OID, OTHER_KEY_TYPES } from "../oids.ts";
import { MAX_RSA_BITS, MAX_RSA_EXPONENT_BITS } from "./rsa-limits.ts";

/** Sources: RFC 8017, A.1.2; RFC 5958; RFC 5915 */
export type PrivateKeyFormat = "pkcs1" | "pkcs8" | "sec1";

const WHAT = "private key";
const EC_PARAMETERS = contextConstructed(0);
/** Importing one computes its public half, which takes minutes where its parameters are large enough. */
const REFUSED_TYPE = "dsa";
const RSA_FACTORS = ["private exponent", "prime 1", "prime 2", "exponent 1", "exponent 2", "coefficient"];

/**
 * Tells how a DER private key is written, and that it is safe to import: OpenSSL computes with whatever numbers it is
 * given, and a small modulus with a huge prime would keep it busy for minutes.
 * @throws INVALID_ARGUMENT; nothing of the key is repeated
 */
export function inspectPrivateKey(der: Uint8Array): PrivateKeyFormat {
  const reader = readSequence(der, WHAT);
  if (reader.nextTag === TAG.sequence) throw derError(WHAT, "it is encrypted, or no private key", 0);
  readSmallInteger(reader, `${WHAT} version`);
  if (reader.nextTag === TAG.integer) {
    checkRsa(reader);
    return "pkcs1";
  }
  if (reader.nextTag === TAG.sequence) {
    checkPkcs8(reader);
    return "pkcs8";
  }
  checkSec1(reader);
  return "sec1";
}

function checkPkcs8(reader: DerReader): void {
  const algorithm = readAlgorithmIdentifier(reader, `${WHAT} algorithm`);
  const content = reader.read(TAG.octetString, WHAT);
  if (algorithm.oid === OID.rsaEncryption || algorithm.oid === OID.rsassaPss) {
    const inner = readSequence(content.content, WHAT, content.at);
    readSmallInteger(inner, `${WHAT} version`);
    checkRsa(inner);
  } else {
    checkOther(algorithm);
  }
}

function checkOther({ oid, parameters }: AlgorithmIdentifier): void {
  if (oid === OID.ecPublicKey) {
    if (parameters?.tag !== TAG.oid) throw unnamedCurve();
    return;
  }
  const type = OTHER_KEY_TYPES.get(oid);
  if (type === undefined || type === REFUSED_TYPE) {
    throw new KeywardError("INVALID_ARGUMENT", `${WHAT}: keys of type ${type ?? oid} are not supported`);
  }
}

function checkSec1(reader: DerReader): void {
  reader.read(TAG.octetString, WHAT);
  const parameters = reader.optional(EC_PARAMETERS, `${WHAT} curve`);
  if (parameters === undefined || readerOf(parameters).nextTag !== TAG.oid) throw unnamedCurve();
}

/** No part of an RSA key is longer than its modulus. */
function checkRsa(reader: DerReader): void {
  const bits = bitLength(readPositiveInteger(reader, `${WHAT}: RSA modulus`));
  const exponentBits = bitLength(readPositiveInteger(reader, `${WHAT}: RSA exponent`));
  const longest = Math.max(
    ...RSA_FACTORS.map((name) => bitLength(readPositiveInteger(reader, `${WHAT}: RSA ${name}`))),
  );
  reader.end(`${WHAT}: RSAPrivateKey`);
  if (bits > MAX_RSA_BITS) throw derError(WHAT, `RSA modulus of ${bits} bits, more than ${MAX_RSA_BITS}`, 0);
  if (exponentBits > MAX_RSA_EXPONENT_BITS) throw derError(WHAT, "RSA exponent of more than 256 bits", 0);
  if (longest > bits) throw derError(WHAT, "a part of the RSA key is longer than its modulus", 0);
}

function unnamedCurve(): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `${WHAT}: the EC key does not name its curve`);
}
