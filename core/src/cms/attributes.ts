import { Buffer } from "node:buffer";
import { derError } from "../x509/der/der-error.ts";
import { decodeOid } from "../x509/der/oid.ts";
import { assertWellFormed, type DerElement, readerOf } from "../x509/der/reader.ts";
import { TAG } from "../x509/der/tags.ts";
import { element, oid, sequence, setOf } from "../x509/der/writer.ts";

const WHAT = "signed attributes";
const MAX_ATTRIBUTES = 32;

/** Values by type; no type comes twice. */
export type Attributes = ReadonlyMap<string, readonly DerElement[]>;

/**
 * Reads the content of a SET OF Attribute.
 * @throws INVALID_ARGUMENT for elements that are not in DER's order, and for a type that comes twice
 * Source: RFC 5652, 5.3
 */
export function readAttributes(set: DerElement): Attributes {
  const reader = readerOf(set);
  const attributes = new Map<string, readonly DerElement[]>();
  let before: Uint8Array | undefined;
  while (!reader.isEmpty) {
    const attribute = reader.read(TAG.sequence, WHAT);
    if (before !== undefined && Buffer.compare(before, attribute.encoded) >= 0) {
      throw derError(WHAT, "are not in the order that DER asks for", attribute.at);
    }
    before = attribute.encoded;
    const [type, values] = readAttribute(attribute);
    if (attributes.has(type)) throw derError(WHAT, `attribute ${type} comes twice`, attribute.at);
    if (attributes.set(type, values).size > MAX_ATTRIBUTES) {
      throw derError(WHAT, `more than ${MAX_ATTRIBUTES} attributes`, attribute.at);
    }
  }
  return attributes;
}

/** @returns the only value of an attribute; undefined where it is not there. @throws INVALID_ARGUMENT for several values */
export function onlyValue(attributes: Attributes, type: string, what: string): DerElement | undefined {
  const values = attributes.get(type);
  if (values === undefined || values.length === 1) return values?.[0];
  throw derError(what, "has not one value", 0);
}

/** One attribute with one value. */
export function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf(value));
}

/** @returns the SET OF in DER's order: the bytes that are signed */
export function encodeAttributes(attributes: readonly Uint8Array[]): Uint8Array {
  return element(TAG.set, ...attributes.toSorted(Buffer.compare));
}

function readAttribute(whole: DerElement): readonly [type: string, values: readonly DerElement[]] {
  const reader = readerOf(whole);
  const type = decodeOid(reader.read(TAG.oid, WHAT), WHAT);
  const set = reader.enter(TAG.set, `${WHAT} ${type}`);
  reader.end(WHAT);
  const values: DerElement[] = [];
  while (!set.isEmpty) {
    const value = set.any(`${WHAT} ${type}`);
    assertWellFormed(value, `${WHAT} ${type}`);
    values.push(value);
  }
  return [type, values];
}
