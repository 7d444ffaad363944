import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { quote } from "../../text/quote.ts";
import { TAG } from "../der/tags.ts";
import { element, oid, sequence, setOf } from "../der/writer.ts";
import { NAME_ATTRIBUTES } from "../oids.ts";

/** One part of a name to be built: a short name such as `CN`, and its value. */
export interface NameEntry {
  readonly key: string;
  readonly value: string;
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/**
 * Encodes a name, each entry as a part of its own, in the order given.
 * @throws INVALID_ARGUMENT for a key other than C, ST, O, OU, L, CN
 */
export function encodeName(entries: readonly NameEntry[]): Uint8Array {
  return sequence(...entries.map(encodeEntry));
}

/**
 * Reads a subject as crypto-broker clients write it: `KEY=VALUE` parts between commas, no quoting; spaces around parts,
 * keys and values are cut, empty parts skipped.
 * @throws INVALID_ARGUMENT with the texts of the crypto-broker protocol, section 10.3, row 11
 */
export function parseSubjectText(text: string): NameEntry[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "").map(parsePart);
}

function parsePart(part: string): NameEntry {
  const split = part.indexOf("=");
  if (split < 0) throw invalid(`invalid subject component: ${quote(part)}`);
  const key = part.slice(0, split).trim();
  attributeType(key);
  return { key, value: part.slice(split + 1).trim() };
}

function encodeEntry({ key, value }: NameEntry): Uint8Array {
  const tag = PRINTABLE.test(value) ? TAG.printableString : TAG.utf8String;
  return setOf(sequence(oid(attributeType(key)), element(tag, Buffer.from(value, "utf8"))));
}

function attributeType(key: string): string {
  const type = NAME_ATTRIBUTES.get(key);
  if (type === undefined) throw invalid(`unsupported subject attribute: ${quote(key)}`);
  return type;
}

function invalid(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
