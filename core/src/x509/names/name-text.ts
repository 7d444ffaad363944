import { Buffer } from "node:buffer";
import { toHex } from "../../text/hex.ts";
import { TAG } from "../der/tags.ts";
import { NAME_ATTRIBUTES } from "../oids.ts";
import type { Name, NameAttribute } from "./name.ts";

/** Short names of RFC 4514, section 3, and two more that people meet in certificates (RFC 4519, RFC 2985). */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ...[...NAME_ATTRIBUTES].map(([name, oid]) => [oid, name] as const),
  ["2.5.4.5", "serialNumber"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
  ["2.5.4.9", "STREET"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["0.9.2342.19200300.100.1.1", "UID"],
]);
/** Enough for a message; a name can be as long as a request. */
const MAX_CHARACTERS = 512;

/**
 * Writes a name for people and logs: the last part first, as `CN=app,O=Example`; controls are escaped, the text is cut
 * after 512 characters. Names are compared by their bytes, never by this text.
 * Source: RFC 4514, 2
 */
export function formatName(name: Name): string {
  // No part is empty, so more parts than characters are never shown.
  const parts = name.parts.slice(-MAX_CHARACTERS).toReversed();
  const text = parts.map((part) => part.map(formatAttribute).join("+")).join(",");
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}...` : text;
}

function formatAttribute({ type, value }: NameAttribute): string {
  const shortName = SHORT_NAMES.get(type);
  const text = decodeText(value.tag, value.content);
  if (shortName === undefined || text === undefined)
    return `${shortName ?? type}=#${toHex(value.encoded.subarray(0, MAX_CHARACTERS))}`;
  return `${shortName}=${escapeValue(text)}`;
}

/** @returns undefined where the tag is no string type or the bytes are not of it */
export function decodeText(tag: number, content: Uint8Array): string | undefined {
  const decoders: Partial<Record<number, () => string>> = {
    [TAG.utf8String]: () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content),
    [TAG.printableString]: () => Buffer.from(content).toString("latin1"),
    [TAG.ia5String]: () => Buffer.from(content).toString("latin1"),
    [TAG.numericString]: () => Buffer.from(content).toString("latin1"),
    [TAG.teletexString]: () => Buffer.from(content).toString("latin1"),
    [TAG.bmpString]: () => Buffer.from(content).swap16().toString("utf16le"),
  };
  try {
    return decoders[tag]?.();
  } catch {
    return undefined;
  }
}

function escapeValue(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS + 1)
    .replace(/["+,;<>\\]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, escapeBytes);
}

function escapeBytes(character: string): string {
  return Buffer.from(character, "utf8").toString("hex").replace(/../g, "\\$&");
}
