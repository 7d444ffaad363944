import { createPublicKey, type KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { decodeOid } from "../../../x509/der/oid.ts";
import { type DerElement, readerOf, readSequence } from "../../../x509/der/reader.ts";
import { contextConstructed, TAG } from "../../../x509/der/tags.ts";
import { readOctetBits, readSmallInteger } from "../../../x509/der/values.ts";
import { element, octetString, oid, sequence, smallInteger } from "../../../x509/der/writer.ts";
import { keyFault } from "../key-fault.ts";
import { importRawPrivate } from "../raw/raw-private.ts";
import { importRawPublic } from "../raw/raw-public.ts";
import { curveOid, typeOfCurve } from "./key-oids.ts";

const WHAT = "EC private key";
const PARAMETERS = contextConstructed(0);
const PUBLIC_KEY = contextConstructed(1);

/**
 * Reads a DER ECPrivateKey; curve and public key inside must be the ones of the private key.
 * @throws INVALID_ARGUMENT
 * Source: RFC 5915, 3
 */
export function importEcPrivateKey(type: KeyType, der: Uint8Array): KeyObject {
  const reader = readSequence(der, WHAT);
  if (readSmallInteger(reader, `${WHAT} version`) !== 1) throw keyFault(`${WHAT}: its version is not 1`);
  const scalar = reader.read(TAG.octetString, WHAT).content;
  const curve = reader.optional(PARAMETERS, `${WHAT} curve`);
  const point = reader.optional(PUBLIC_KEY, `${WHAT} public key`);
  reader.end(WHAT);
  if (curve !== undefined) assertCurve(type, curve);
  const key = importRawPrivate(type, scalar);
  if (point !== undefined) assertPoint(type, key, point);
  return key;
}

/** @returns an ECPrivateKey that names its curve and has no public key; the caller overwrites it */
export function exportEcPrivateKey(namedCurve: string, key: KeyObject): Uint8Array {
  const scalar = key.export({ format: "raw-private" });
  const inner = octetString(scalar);
  const der = sequence(smallInteger(1), inner, element(PARAMETERS, oid(curveOid(namedCurve))));
  for (const bytes of [scalar, inner]) bytes.fill(0);
  return der;
}

function assertCurve(type: KeyType, parameters: DerElement): void {
  const reader = readerOf(parameters);
  const named = decodeOid(reader.read(TAG.oid, `${WHAT} curve`), `${WHAT} curve`);
  reader.end(`${WHAT} curve`);
  if (typeOfCurve(named) !== type) throw keyFault(`${WHAT}: it names two curves`);
}

function assertPoint(type: KeyType, key: KeyObject, encoded: DerElement): void {
  const reader = readerOf(encoded);
  const point = readOctetBits(reader, `${WHAT} public key`);
  reader.end(`${WHAT} public key`);
  if (createPublicKey(key).equals(importRawPublic(type, point))) return;
  throw keyFault(`${WHAT}: its public key is another's`);
}
