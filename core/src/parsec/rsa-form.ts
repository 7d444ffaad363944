import { readSequence } from "../x509/der/reader.ts";
import { TAG } from "../x509/der/tags.ts";
import { readOctetBits, readSmallInteger } from "../x509/der/values.ts";
import { bitString, nullValue, octetString, oid, sequence, smallInteger } from "../x509/der/writer.ts";

// The PSA Crypto API writes RSA keys as PKCS#1 does, without the envelope that says that they are RSA keys.
// Sources: PSA Crypto API 1.1, psa_export_key and psa_export_public_key; RFC 8017, A.1; RFC 5958; RFC 5280, 4.1

const RSA_ENCRYPTION = "1.2.840.113549.1.1.1";

/** @param der RSAPrivateKey @returns PrivateKeyInfo; the caller overwrites it */
export function pkcs8OfRsa(der: Uint8Array): Uint8Array {
  const inner = octetString(der);
  const whole = sequence(smallInteger(0), algorithm(), inner);
  inner.fill(0);
  return whole;
}

/** @param der RSAPublicKey @returns SubjectPublicKeyInfo */
export function spkiOfRsa(der: Uint8Array): Uint8Array {
  return sequence(algorithm(), bitString(der));
}

/** @param pkcs8 of an RSA key @returns RSAPrivateKey, a view of it @throws INVALID_ARGUMENT for what is no PKCS#8 */
export function rsaOfPkcs8(pkcs8: Uint8Array): Uint8Array {
  const reader = readSequence(pkcs8, "PKCS#8 key");
  readSmallInteger(reader, "PKCS#8 version");
  reader.read(TAG.sequence, "PKCS#8 algorithm");
  return reader.read(TAG.octetString, "PKCS#8 key").content;
}

/** @param spki of an RSA key @returns RSAPublicKey @throws INVALID_ARGUMENT for what is no SubjectPublicKeyInfo */
export function rsaOfSpki(spki: Uint8Array): Uint8Array {
  const reader = readSequence(spki, "public key");
  reader.read(TAG.sequence, "public key algorithm");
  return readOctetBits(reader, "public key");
}

function algorithm(): Uint8Array {
  return sequence(oid(RSA_ENCRYPTION), nullValue());
}
