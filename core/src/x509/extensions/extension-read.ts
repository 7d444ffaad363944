import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextPrimitive, TAG } from "../der/tags.ts";
import { decodeBitString, decodeBoolean, readSmallInteger } from "../der/values.ts";
import { type GeneralName, readGeneralNames } from "../names/general-name.ts";
import type { Extension } from "./extension.ts";
import { KEY_USAGE_NAMES } from "./key-usage.ts";

/** Each function reads the value of one extension. @throws INVALID_ARGUMENT. Source: RFC 5280, 4.2.1 */

export interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength: number | undefined;
}

export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | undefined;
}

const MAX_LISTED = 256;

/** Names of bits, as profiles have them. */
export function readKeyUsage({ value, at }: Extension): ReadonlySet<string> {
  const what = "keyUsage";
  const reader = new DerReader(value, at);
  const element = reader.read(TAG.bitString, what);
  reader.end(what);
  const { bytes } = decodeBitString(element, what);
  return new Set(KEY_USAGE_NAMES.filter((_name, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
}

/** Object identifiers, at least one. */
export function readExtendedKeyUsage({ value, at }: Extension): readonly string[] {
  const what = "extKeyUsage";
  const purposes = readOids(readSequence(value, what, at), what);
  if (purposes.length === 0) throw derError(what, "names no purpose", at);
  if (new Set(purposes).size < purposes.length) throw derError(what, "names a purpose twice", at);
  return purposes;
}

export function readBasicConstraints({ value, at }: Extension): BasicConstraints {
  const what = "basicConstraints";
  const inner = readSequence(value, what, at);
  const flag = inner.optional(TAG.boolean, what);
  const pathLength = inner.isEmpty ? undefined : readSmallInteger(inner, `${what} path length`);
  inner.end(what);
  return { ca: flag !== undefined && decodeBoolean(flag, what), pathLength };
}

export function readAlternativeNames({ value, at }: Extension, what = "subjectAltName"): readonly GeneralName[] {
  return readGeneralNames(readSequence(value, what, at), what);
}

export function readSubjectKeyIdentifier({ value, at }: Extension): Uint8Array {
  const what = "subjectKeyIdentifier";
  const reader = new DerReader(value, at);
  const { content } = reader.read(TAG.octetString, what);
  reader.end(what);
  return content;
}

export function readAuthorityKeyIdentifier({ value, at }: Extension): AuthorityKeyIdentifier {
  const what = "authorityKeyIdentifier";
  const inner = readSequence(value, what, at);
  const keyIdentifier = inner.optional(contextPrimitive(0), what)?.content;
  const issuer = inner.optional(0xa1, what);
  if (issuer !== undefined) readGeneralNames(readerOf(issuer), what);
  inner.optional(contextPrimitive(2), what);
  inner.end(what);
  return { keyIdentifier };
}

export function readOids(reader: DerReader, what: string): string[] {
  const oids: string[] = [];
  while (!reader.isEmpty) {
    if (oids.push(decodeOid(reader.read(TAG.oid, what), what)) > MAX_LISTED) {
      throw derError(what, `more than ${MAX_LISTED} entries`, 0);
    }
  }
  return oids;
}
