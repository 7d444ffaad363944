import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import {
  type AlgorithmIdentifier,
  hasNoParameters,
  readAlgorithmIdentifier,
} from "../../../x509/algorithm-identifier.ts";
import { decodeOid } from "../../../x509/der/oid.ts";
import { readSequence } from "../../../x509/der/reader.ts";
import { TAG } from "../../../x509/der/tags.ts";
import { readOctetBits } from "../../../x509/der/values.ts";
import { OID } from "../../../x509/oids.ts";
import { importCompositePublic } from "../composite/composite-key.ts";
import { keyFault } from "../key-fault.ts";
import { type KeyRestriction, UNRESTRICTED } from "../material/key-restriction.ts";
import { importRawPublic } from "../raw/raw-public.ts";
import { typeOfCurve, typeOfOid } from "./key-oids.ts";
import { importPssPublic, pssRestriction } from "./pss-key.ts";
import { importRsaPublic } from "./rsa-key.ts";

const WHAT = "SubjectPublicKeyInfo";

export interface PublicKey {
  readonly type: KeyType;
  /** One for each part of the type. */
  readonly keys: readonly KeyObject[];
  readonly restriction: KeyRestriction;
}

/**
 * Reads a DER SubjectPublicKeyInfo.
 * @throws INVALID_ARGUMENT; nothing but named curves is taken for EC
 * Sources: RFC 5280, 4.1; RFC 4055; RFC 5480; RFC 8410
 */
export function importSpki(der: Uint8Array): PublicKey {
  const reader = readSequence(der, WHAT);
  const algorithm = readAlgorithmIdentifier(reader, `${WHAT} algorithm`);
  const bytes = readOctetBits(reader, WHAT);
  reader.end(WHAT);
  if (algorithm.oid === OID.rsaEncryption) {
    assertNoParameters(algorithm, "RSA");
    const { type, key } = importRsaPublic(bytes);
    return { type, keys: [key], restriction: UNRESTRICTED };
  }
  if (algorithm.oid === OID.rsassaPss) {
    const { type } = importRsaPublic(bytes);
    const key = importPssPublic(der);
    return { type, keys: [key], restriction: pssRestriction(key) };
  }
  const type = typeOf(algorithm, WHAT);
  return { type, keys: importPublicBits(type, bytes), restriction: UNRESTRICTED };
}

/** @returns the parts of the bytes that the bit string of such a key has */
export function importPublicBits(type: KeyType, bytes: Uint8Array): readonly KeyObject[] {
  if (type.recipe.kind === "composite") return importCompositePublic(type, bytes).publicKeys;
  return [importRawPublic(type, bytes)];
}

/** @returns the type that an algorithm identifier names; RSA is not one: its size is in the key */
export function typeOf(algorithm: AlgorithmIdentifier, what: string): KeyType {
  if (algorithm.oid === OID.ecPublicKey) return typeOfNamedCurve(algorithm, what);
  const type = typeOfOid(algorithm.oid);
  if (type === undefined) throw keyFault(`${what}: keys of algorithm ${algorithm.oid} are not supported`);
  if (algorithm.parameters !== undefined) throw keyFault(`${what}: ${type.name} has no parameters`);
  return type;
}

export function assertNoParameters(algorithm: AlgorithmIdentifier, name: string): void {
  if (!hasNoParameters(algorithm)) throw keyFault(`the parameters of an ${name} key are not NULL`);
}

/** Explicit parameters would let a key choose its own curve (RFC 5480, 2.1.1). */
function typeOfNamedCurve({ parameters }: AlgorithmIdentifier, what: string): KeyType {
  if (parameters?.tag !== TAG.oid) throw keyFault(`${what}: the EC key does not name its curve`);
  const oid = decodeOid(parameters, `${what}: curve`);
  const type = typeOfCurve(oid);
  if (type === undefined) throw keyFault(`${what}: curve ${oid} is not supported; there are P-256, P-384 and P-521`);
  return type;
}
