import { Buffer } from "node:buffer";
import { type JsonObject, readJsonObject, stringMember, textOf } from "../../../text/json-object.ts";
import { keyFault } from "../key-fault.ts";

/** A JWK's members by name, all of them once. */
export type JwkObject = JsonObject;

const MAX_MEMBERS = 64;

/**
 * Reads JSON text that is one object without two members of a name.
 * @throws INVALID_ARGUMENT; the text is not repeated. What it says stays in JavaScript's memory until it is collected.
 */
export function readJwkObject(data: Uint8Array): JwkObject {
  const jwk = readJsonObject(textOf(data, "JWK"), "JWK");
  if (jwk.size <= MAX_MEMBERS) return jwk;
  throw keyFault(`the JWK has more than ${MAX_MEMBERS} members`);
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
  return stringMember(jwk, name, "JWK");
}
