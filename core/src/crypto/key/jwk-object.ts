import { Buffer } from "node:buffer";
import { quote } from "../../text/quote.ts";
import { keyFault } from "./key-fault.ts";

/** A JWK's members by name, all of them once. */
export type JwkObject = ReadonlyMap<string, unknown>;

const MAX_MEMBERS = 64;
const TEXT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads JSON text that is one object without two members of a name, which RFC 7517, 4 leaves to the reader.
 * @throws INVALID_ARGUMENT; the text is not repeated. What it says stays in JavaScript's memory until it is collected.
 */
export function readJwkObject(data: Uint8Array): JwkObject {
  const text = textOf(data);
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw keyFault("the JWK is no JSON object");
  const names = memberNames(text);
  if (names.length > MAX_MEMBERS) throw keyFault(`the JWK has more than ${MAX_MEMBERS} members`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw keyFault(`the JWK has two members ${quote(twice)}`);
  return new Map(Object.entries(value));
}

/**
 * @returns the bytes of a member that must be there; base64url without padding, and no other spelling of the same bytes
 * @throws INVALID_ARGUMENT
 */
export function bytesOf(jwk: JwkObject, name: string): Uint8Array {
  const text = stringOf(jwk, name);
  if (text === undefined) throw keyFault(`the JWK has no member "${name}"`);
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") === text) return bytes;
  throw keyFault(`JWK member "${name}" is not base64url without padding`);
}

/** @returns undefined where there is none. @throws INVALID_ARGUMENT for another type */
export function stringOf(jwk: JwkObject, name: string): string | undefined {
  const value = jwk.get(name);
  if (value === undefined || typeof value === "string") return value;
  throw keyFault(`JWK member "${name}" is no string`);
}

function textOf(data: Uint8Array): string {
  try {
    return TEXT.decode(data);
  } catch {
    throw keyFault("the JWK is not UTF-8");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw keyFault("the JWK is not JSON");
  }
}

/** A string with what it stands before, or one of the signs that open and close; the text is known to be JSON. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** @returns the names of the outermost object's members, in their order */
function memberNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (string === undefined) depth += token === "{" || token === "[" ? 1 : -1;
    else if (depth === 1 && colon !== undefined) names.push(JSON.parse(string));
  }
  return names;
}
