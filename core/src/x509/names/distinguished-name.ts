import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { quote } from "../../text/quote.ts";
import { TAG } from "../der/tags.ts";
import { element, oid, sequence } from "../der/writer.ts";
import { NAME_ATTRIBUTES } from "../oids.ts";

/** Attribute types by the short names of RFC 4514, section 3, and RFC 4519; emailAddress is RFC 2985's. */
const TYPES: ReadonlyMap<string, string> = new Map(
  [
    ...NAME_ATTRIBUTES,
    ["SERIALNUMBER", "2.5.4.5"] as const,
    ["STREET", "2.5.4.9"] as const,
    ["DC", "0.9.2342.19200300.100.1.25"] as const,
    ["UID", "0.9.2342.19200300.100.1.1"] as const,
    ["EMAILADDRESS", "1.2.840.113549.1.9.1"] as const,
  ].map(([name, type]) => [name.toUpperCase(), type]),
);
/** Types whose syntax is IA5String (RFC 4519, 2.4; RFC 2985, 5.2.1) or PrintableString (RFC 5280, appendix A). */
const IA5_TYPES = ["DC", "EMAILADDRESS"];
const PRINTABLE_TYPES = ["C", "SERIALNUMBER"];
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
const MAX_CHARACTERS = 1024;
const MAX_VALUE_CHARACTERS = 128;
const COUNTRY_CHARACTERS = 2;

/**
 * Reads a distinguished name as text, the last part first as RFC 4514 has it: `CN=shop,O=Example` has O as its first part. Spaces around
 * parts are cut; special characters are written with a backslash, or as `\` and two hexadecimal digits for each byte of UTF-8.
 * @returns a DER Name; for an empty text one without a part
 * @throws INVALID_ARGUMENT that names the part; values in `#` form are refused
 * Source: RFC 4514, 2 and 3
 */
export function encodeDistinguishedName(text: string): Uint8Array {
  if (text.length > MAX_CHARACTERS) throw invalid(`longer than ${MAX_CHARACTERS} characters`);
  if (text.trim() === "") return sequence();
  const parts = split(text, ",").map((part) => split(part, "+").map(encodeAttribute));
  return sequence(...parts.toReversed().map((attributes) => element(TAG.set, ...attributes.sort(Buffer.compare))));
}

/** Splits at separators that no backslash is before. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === separator) parts.push("");
    else parts[parts.length - 1] += character === "\\" ? text.slice(at, ++at + 1) : character;
  }
  return parts;
}

function encodeAttribute(part: string): Uint8Array {
  const separator = part.indexOf("=");
  const name = part.slice(0, Math.max(0, separator)).trim().toUpperCase();
  const type = TYPES.get(name);
  if (type === undefined)
    throw invalid(`${quote(part.trim())} does not begin with one of ${[...TYPES.keys()].join(", ")} and =`);
  const value = unescapeValue(part.slice(separator + 1));
  return sequence(oid(type), encodeValue(name, value));
}

function encodeValue(name: string, value: string): Uint8Array {
  if (value === "" || value.length > MAX_VALUE_CHARACTERS) throw invalid(`${name} has no value, or a long one`);
  if (/\p{Cc}/u.test(value)) throw invalid(`${name} has control characters`);
  if (name === "C" && !(PRINTABLE.test(value) && value.length === COUNTRY_CHARACTERS))
    throw invalid("C is not two letters");
  if (IA5_TYPES.includes(name)) return ia5(name, value);
  if (PRINTABLE.test(value)) return element(TAG.printableString, Buffer.from(value, "latin1"));
  if (PRINTABLE_TYPES.includes(name)) throw invalid(`${name} has other characters than a PrintableString`);
  return element(TAG.utf8String, Buffer.from(value, "utf8"));
}

function ia5(name: string, value: string): Uint8Array {
  if (!/^[ -~]*$/.test(value)) throw invalid(`${name} is not ASCII`);
  return element(TAG.ia5String, Buffer.from(value, "latin1"));
}

/** Spaces at the ends count only where they are escaped. */
function unescapeValue(escaped: string): string {
  const text = escaped.replace(/^ +/, "").replace(/(?<!\\) +$/, "");
  if (text.startsWith("#")) throw invalid("values in # form are not taken");
  if (/(?<!\\)(?:\\\\)*["<>;]/.test(text)) throw invalid('one of " < > ; stands without a backslash');
  const bytes = text.match(/\\(?:[0-9a-fA-F]{2}|.)|[^\\]+|\\/gs)?.map(unescapeOne) ?? [];
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    throw invalid("escaped bytes are not UTF-8");
  }
}

function unescapeOne(token: string): Buffer {
  if (!token.startsWith("\\")) return Buffer.from(token, "utf8");
  if (token.length === 3) return Buffer.from(token.slice(1), "hex");
  if (token.length === 2 && /[ "#+,;<=>\\]/.test(token[1]!)) return Buffer.from(token[1]!, "utf8");
  throw invalid("a backslash stands before a character that needs none, or at the end");
}

function invalid(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `subject: ${why}`);
}
