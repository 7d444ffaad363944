import { Buffer } from "node:buffer";
import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { assertWellFormed, type DerElement, type DerReader, readerOf } from "../der/reader.ts";
import { contextConstructed, contextPrimitive, TAG } from "../der/tags.ts";
import { type Name, readName } from "./name.ts";

/** A name of RFC 5280, 4.2.1.6; the kinds that nothing here compares are kept by their tag number. */
export type GeneralName =
  | { readonly kind: "dns" | "email" | "uri"; readonly text: string }
  | { readonly kind: "ip"; readonly bytes: Uint8Array }
  | { readonly kind: "directory"; readonly name: Name }
  | { readonly kind: "other"; readonly number: number };

/** Addresses in names, and addresses with masks in constraints. */
export const IP_NAME_BYTES: readonly number[] = [4, 16];
export const IP_RANGE_BYTES: readonly number[] = [8, 32];

/** Far above what certificates have; every name is compared with every constraint. */
const MAX_NAMES = 1024;
const HARDWARE_MODULE_NAME = "1.3.6.1.5.5.7.8.4";
const OTHER_NAME = contextConstructed(0);
const DIRECTORY_NAME = contextConstructed(4);
const IP_ADDRESS = contextPrimitive(7);
const REGISTERED_ID = contextPrimitive(8);
const TEXTS: ReadonlyMap<number, "dns" | "email" | "uri"> = new Map([
  [contextPrimitive(1), "email"],
  [contextPrimitive(2), "dns"],
  [contextPrimitive(6), "uri"],
]);
/** x400Address and ediPartyName. */
const UNREAD = [contextConstructed(3), contextConstructed(5)];

/** Reads what is left of a GeneralNames; at least one name. @throws INVALID_ARGUMENT for more than 1024 of them */
export function readGeneralNames(reader: DerReader, what: string): GeneralName[] {
  const names = [readGeneralName(reader, what, IP_NAME_BYTES)];
  while (!reader.isEmpty) {
    if (names.push(readGeneralName(reader, what, IP_NAME_BYTES)) > MAX_NAMES) {
      throw derError(what, `more than ${MAX_NAMES} names`, 0);
    }
  }
  return names;
}

/** @param ipBytes lengths that an iPAddress may have */
export function readGeneralName(reader: DerReader, what: string, ipBytes: readonly number[]): GeneralName {
  const element = reader.any(what);
  const kind = TEXTS.get(element.tag);
  if (kind !== undefined) return { kind, text: ia5Text(element, what) };
  if (element.tag === IP_ADDRESS) return ipName(element, what, ipBytes);
  if (element.tag === DIRECTORY_NAME) return directoryName(element, what);
  checkUnread(element, what);
  return { kind: "other", number: element.tag & 0x1f };
}

function ia5Text({ content, at }: DerElement, what: string): string {
  if (content.some((octet) => octet >= 0x80)) throw derError(what, "a name is not ASCII", at);
  return Buffer.from(content).toString("latin1");
}

function ipName({ content, at }: DerElement, what: string, ipBytes: readonly number[]): GeneralName {
  if (!ipBytes.includes(content.length)) throw derError(what, `an address of ${content.length} bytes`, at);
  return { kind: "ip", bytes: content };
}

/** A CHOICE is tagged explicitly (X.680, 31.2.7). */
function directoryName(element: DerElement, what: string): GeneralName {
  const inner = readerOf(element);
  const name = readName(inner, what);
  inner.end(what);
  return { kind: "directory", name };
}

function checkUnread(element: DerElement, what: string): void {
  if (element.tag === OTHER_NAME) checkOtherName(element, what);
  else if (element.tag === REGISTERED_ID) decodeOid(element, what);
  else if (UNREAD.includes(element.tag)) assertWellFormed(element, what);
  else throw derError(what, "an unknown kind of name", element.at);
}

function checkOtherName(element: DerElement, what: string): void {
  const inner = readerOf(element);
  const type = decodeOid(inner.read(TAG.oid, what), what);
  const wrapper = inner.read(contextConstructed(0), what);
  inner.end(what);
  assertWellFormed(wrapper, what);
  if (type === HARDWARE_MODULE_NAME) checkHardwareName(readerOf(wrapper), what);
}

/** Source: RFC 4108, 5 */
function checkHardwareName(wrapper: DerReader, what: string): void {
  const inner = wrapper.enter(TAG.sequence, what);
  wrapper.end(what);
  decodeOid(inner.read(TAG.oid, what), what);
  inner.read(TAG.octetString, what);
  inner.end(what);
}
