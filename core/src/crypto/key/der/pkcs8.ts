import { createPublicKey, type KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../../../x509/algorithm-identifier.ts";
import { DerReader, readSequence } from "../../../x509/der/reader.ts";
import { contextConstructed, contextPrimitive, TAG } from "../../../x509/der/tags.ts";
import { decodeBitString, readSmallInteger } from "../../../x509/der/values.ts";
import { OID } from "../../../x509/oids.ts";
import { importCompositePrivate } from "../composite/composite-key.ts";
import { keyFault } from "../key-fault.ts";
import { type KeyRestriction, UNRESTRICTED } from "../material/key-restriction.ts";
import { importRawPrivate, isSeeded } from "../raw/raw-private.ts";
import { importEcPrivateKey } from "./ec-private-key.ts";
import { importPssPrivate, pssRestriction } from "./pss-key.ts";
import { importRsaPrivate } from "./rsa-key.ts";
import { importSeededKey } from "./seeded-key.ts";
import { assertNoParameters, importPublicBits, typeOf } from "./spki.ts";

const WHAT = "PKCS#8 key";
const ATTRIBUTES = contextConstructed(0);
const PUBLIC_KEY = contextPrimitive(1);

export interface PrivateKey {
  readonly type: KeyType;
  /** One for each part of the type; each holds its public half, too. */
  readonly keys: readonly KeyObject[];
  readonly restriction: KeyRestriction;
}

/**
 * Reads a DER PrivateKeyInfo or OneAsymmetricKey, unencrypted. A public key inside must be the private key's.
 * @throws INVALID_ARGUMENT; nothing of the key is repeated
 * Sources: RFC 5208, RFC 5958; RFC 5915, RFC 8410, RFC 9881, RFC 9909, RFC 9935
 */
export function importPkcs8(der: Uint8Array): PrivateKey {
  const { algorithm, content, publicKey } = readPkcs8(der);
  const imported = importContent(algorithm, content);
  if (publicKey !== undefined) assertPublicHalf(imported, publicKey);
  return imported;
}

export interface Pkcs8 {
  readonly algorithm: AlgorithmIdentifier;
  readonly content: Uint8Array;
  /** Of version 2. */
  readonly publicKey: Uint8Array | undefined;
}

export function readPkcs8(der: Uint8Array): Pkcs8 {
  const reader = readSequence(der, WHAT);
  if (reader.nextTag === TAG.sequence) throw keyFault("the PKCS#8 key is encrypted; decrypt it first");
  const version = readSmallInteger(reader, `${WHAT} version`);
  if (version > 1) throw keyFault(`${WHAT}: version ${version} is unknown`);
  const algorithm = readAlgorithmIdentifier(reader, `${WHAT} algorithm`);
  const { content } = reader.read(TAG.octetString, WHAT);
  reader.optional(ATTRIBUTES, `${WHAT} attributes`);
  const publicKey = version === 1 ? readPublicHalf(reader) : undefined;
  reader.end(WHAT);
  return { algorithm, content, publicKey };
}

function readPublicHalf(reader: DerReader): Uint8Array | undefined {
  const element = reader.optional(PUBLIC_KEY, `${WHAT} public key`);
  return element && decodeBitString(element, `${WHAT} public key`).bytes;
}

function importContent(algorithm: AlgorithmIdentifier, content: Uint8Array): PrivateKey {
  if (algorithm.oid === OID.rsaEncryption) {
    assertNoParameters(algorithm, "RSA");
    const { type, key } = importRsaPrivate(content);
    return { type, keys: [key], restriction: UNRESTRICTED };
  }
  if (algorithm.oid === OID.rsassaPss) {
    const { type } = importRsaPrivate(content);
    const key = importPssPrivate(algorithm, content);
    return { type, keys: [key], restriction: pssRestriction(key) };
  }
  const type = typeOf(algorithm, WHAT);
  return { type, keys: importTyped(type, content), restriction: UNRESTRICTED };
}

function importTyped(type: KeyType, content: Uint8Array): readonly KeyObject[] {
  if (type.recipe.kind === "composite") return importCompositePrivate(type, content).privateKeys;
  if (type.family === "ec") return [importEcPrivateKey(type, content)];
  if (isSeeded(type)) return [importSeededKey(type, content)];
  return [importRawPrivate(type, type.family === "slh-dsa" ? content : readOctets(content))];
}

/** CurvePrivateKey of RFC 8410, 7: an OCTET STRING in the OCTET STRING. */
function readOctets(content: Uint8Array): Uint8Array {
  const reader = new DerReader(content);
  const inner = reader.read(TAG.octetString, WHAT);
  reader.end(WHAT);
  return inner.content;
}

function assertPublicHalf({ type, keys }: PrivateKey, publicKey: Uint8Array): void {
  if (type.family === "rsa") return;
  const claimed = importPublicBits(type, publicKey);
  if (keys.every((key, index) => createPublicKey(key).equals(claimed[index]!))) return;
  throw keyFault(`${WHAT}: its public key is another's`);
}
