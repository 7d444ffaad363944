import { KeywardError } from "../errors/keyward-error.ts";
import { MAX_DEPTH, shapeOf } from "./member-names.ts";
import { quote } from "./quote.ts";

/** Members by name; a Map, so that "constructor" finds nothing. */
export type JsonObject = ReadonlyMap<string, unknown>;

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws INVALID_ARGUMENT for bytes that are no UTF-8 */
export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw fault(`the ${what} is not UTF-8`);
  }
}

/**
 * Reads JSON text that is one object, in which no two members have the same name.
 * @param what it is, for messages
 * @throws INVALID_ARGUMENT, for more than 32 levels as well
 * Sources: RFC 7515, 4; RFC 7517, 4; RFC 7519, 4
 */
export function readJsonObject(text: string, what: string): JsonObject {
  const value = parsed(text, what);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw fault(`the ${what} is no JSON object`);
  }
  const { names, depth } = shapeOf(text);
  if (depth > MAX_DEPTH) throw fault(`the ${what} has more than ${MAX_DEPTH} levels`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw fault(`the ${what} has two members ${quote(name)}`);
    seen.add(name);
  }
  return new Map(Object.entries(value));
}

/** @returns undefined where there is none. @throws INVALID_ARGUMENT for another type */
export function stringMember(object: JsonObject, name: string, what: string): string | undefined {
  const value = object.get(name);
  if (value === undefined || typeof value === "string") return value;
  throw fault(`member "${name}" of the ${what} is no string`);
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault(`the ${what} is not JSON`);
  }
}

/** The text is never repeated: what is read may be a key or a token. */
function fault(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", why);
}
