import { Buffer } from "node:buffer";
import { type JsonObject, readJsonObject, stringMember } from "../text/json-object.ts";
import { joseFault } from "./jose-fault.ts";

const WHAT = "claims set";

/** Of the JSON text of a claims set. */
export const MAX_CLAIMS_BYTES = 65_536;

/** A claims set; what is registered in it has the type that RFC 7519 gives it. */
export interface Claims {
  readonly members: JsonObject;
  /** JSON, as it was written. */
  readonly text: string;
}

/** Seconds since 1970, fractions allowed. */
export type DateClaim = "exp" | "nbf" | "iat";

/**
 * Reads a claims set.
 * @throws INVALID_ARGUMENT that says which claim is wrong
 * Source: RFC 7519, 4 and 7.2
 */
export function readClaims(text: string): Claims {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_CLAIMS_BYTES) throw joseFault(`the ${WHAT} has ${bytes} bytes, the most is ${MAX_CLAIMS_BYTES}`);
  const claims = { members: readJsonObject(text, WHAT), text };
  for (const name of ["iss", "sub", "jti"]) stringMember(claims.members, name, WHAT);
  for (const name of ["exp", "nbf", "iat"] as const) dateOf(claims, name);
  audienceOf(claims);
  return claims;
}

/** @returns undefined where there is none. @throws INVALID_ARGUMENT for what is no finite number */
export function dateOf({ members }: Claims, name: DateClaim): number | undefined {
  const value = members.get(name);
  if (value === undefined || (typeof value === "number" && Number.isFinite(value))) return value;
  throw joseFault(`member "${name}" of the ${WHAT} is no number of seconds since 1970`);
}

/** @returns every audience; undefined where there is no such claim. @throws INVALID_ARGUMENT for other types */
export function audienceOf({ members }: Claims): readonly string[] | undefined {
  const value = members.get("aud");
  if (value === undefined) return undefined;
  if (typeof value === "string") return [value];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw joseFault(`member "aud" of the ${WHAT} is neither a string nor a list of strings`);
}

/**
 * Adds iat and exp where they are not there. The rest of the text stays as it is written, byte for byte.
 * @param lifetimeSeconds from now to exp
 * @returns JSON
 */
export function addDates({ members, text }: Claims, nowMs: number, lifetimeSeconds: number): string {
  const now = Math.floor(nowMs / 1000);
  const dates = { iat: now, exp: now + lifetimeSeconds };
  const added = Object.entries(dates).filter(([name]) => !members.has(name));
  if (added.length === 0) return text;
  const end = text.lastIndexOf("}");
  const written = added.map(([name, seconds]) => `"${name}":${seconds}`).join(",");
  return `${text.slice(0, end)}${members.size === 0 ? "" : ","}${written}${text.slice(end)}`;
}
