import { createPrivateKey, createPublicKey } from "node:crypto";
import { contextConstructed, contextPrimitive } from "@keyward/core/x509/der/tags";
import {
  bitString,
  element,
  nullValue,
  octetString,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from "@keyward/core/x509/der/writer";

const RSA = sequence(oid("1.2.840.113549.1.1.1"), nullValue());
const EC_P256 = sequence(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7"));
const ED25519 = sequence(oid("1.3.101.112"));

/** Keys that anyone can compute: the scalar is 1, the primes are small. None of them protects anything. */
const ONE = Uint8Array.from({ length: 32 }, (_, index) => (index === 31 ? 1 : 0));
const SMALL_RSA = [3233, 17, 413, 61, 53, 53, 49, 38].map(smallInteger);

const EC_INNER = sequence(smallInteger(1), octetString(ONE));
const SEC1 = sequence(smallInteger(1), octetString(ONE), element(contextConstructed(0), oid("1.2.840.10045.3.1.7")));
const PKCS1 = sequence(smallInteger(0), ...SMALL_RSA);
const PKCS8_EC = sequence(smallInteger(0), EC_P256, octetString(EC_INNER));
const PKCS8_RSA = sequence(smallInteger(0), RSA, octetString(PKCS1));
const PKCS8_ED25519 = sequence(smallInteger(0), ED25519, octetString(octetString(ONE)));

const SEED = new Uint8Array(32).fill(1);
const seeded = (algorithm: string, seed: Uint8Array) =>
  sequence(smallInteger(0), sequence(oid(algorithm)), octetString(element(contextPrimitive(0), seed)));

/** PKCS#8 of ML-DSA-44, ML-DSA-65 and ML-KEM-768, made from seeds that everyone knows. */
export const SEEDED_KEYS: readonly Uint8Array[] = [
  seeded("2.16.840.1.101.3.4.3.17", SEED),
  seeded("2.16.840.1.101.3.4.3.18", SEED),
  seeded("2.16.840.1.101.3.4.4.2", Buffer.concat([SEED, SEED])),
];

/** Their public halves. */
export const SEEDED_PUBLIC_KEYS: readonly Uint8Array[] = SEEDED_KEYS.map(publicHalf);

/** DER: PKCS#1, PKCS#8 and SEC 1. */
export const PRIVATE_KEYS: readonly Uint8Array[] = [PKCS8_EC, SEC1, PKCS8_ED25519, PKCS8_RSA, PKCS1];

/** DER SubjectPublicKeyInfo; the first is on P-256. */
export const PUBLIC_KEYS: readonly Uint8Array[] = [
  publicHalf(PKCS8_EC),
  publicHalf(PKCS8_ED25519),
  sequence(RSA, bitString(sequence(unsignedInteger(new Uint8Array(256).fill(0xc1)), smallInteger(65537)))),
];

function publicHalf(pkcs8: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  return createPublicKey(key).export({ format: "der", type: "spki" });
}
