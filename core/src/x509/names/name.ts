import { decodeOid } from "../der/oid.ts";
import { assertWellFormed, type DerElement, DerReader, readerOf } from "../der/reader.ts";
import { TAG } from "../der/tags.ts";

export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  readonly value: DerElement;
}

/** One relative distinguished name: one attribute, rarely more. */
export type NamePart = readonly NameAttribute[];

/** A distinguished name; the encoded bytes are what is copied and compared. */
export interface Name {
  readonly encoded: Uint8Array;
  readonly parts: readonly NamePart[];
}

/** @throws INVALID_ARGUMENT. Source: RFC 5280, 4.1.2.4 */
export function parseName(der: Uint8Array): Name {
  const reader = new DerReader(der);
  const name = readName(reader, "name");
  reader.end("name");
  return name;
}

export function readName(reader: DerReader, what: string): Name {
  const element = reader.read(TAG.sequence, what);
  const inner = readerOf(element);
  const parts: NamePart[] = [];
  while (!inner.isEmpty) parts.push(readPart(inner, what));
  return { encoded: element.encoded, parts };
}

function readPart(reader: DerReader, what: string): NamePart {
  const set = reader.enter(TAG.set, `${what} part`);
  const attributes = [readAttribute(set, what)];
  while (!set.isEmpty) attributes.push(readAttribute(set, what));
  return attributes;
}

function readAttribute(reader: DerReader, what: string): NameAttribute {
  const inner = reader.enter(TAG.sequence, `${what} attribute`);
  const type = decodeOid(inner.read(TAG.oid, `${what} attribute type`), `${what} attribute type`);
  const value = inner.any(`${what} attribute value`);
  assertWellFormed(value, `${what} attribute value`);
  inner.end(`${what} attribute`);
  return { type, value };
}
