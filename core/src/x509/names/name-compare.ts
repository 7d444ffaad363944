import { toHex } from "../../text/hex.ts";
import type { Name, NameAttribute, NamePart } from "./name.ts";
import { decodeText } from "./name-text.ts";

/** One name is compared with many. */
const known = new WeakMap<Name, readonly string[]>();

/**
 * @returns a text for each part, the same for parts that mean the same: the encoding of a string, its case and its spaces do not count
 * Source: RFC 5280, 7.1; RFC 4518
 */
export function comparableParts(name: Name): readonly string[] {
  const found = known.get(name) ?? name.parts.map(comparablePart);
  known.set(name, found);
  return found;
}

/** @returns one text for the whole name */
export function comparable(name: Name): string {
  return JSON.stringify(comparableParts(name));
}

function comparablePart(part: NamePart): string {
  return JSON.stringify(part.map(comparableAttribute).sort());
}

function comparableAttribute({ type, value }: NameAttribute): string {
  const text = decodeText(value.tag, value.content);
  if (text === undefined) return `${type}#${toHex(value.encoded)}`;
  return `${type}=${text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ")}`;
}
