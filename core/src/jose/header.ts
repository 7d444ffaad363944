import { readJsonObject, stringMember, textOf } from "../text/json-object.ts";
import { joseFault } from "./jose-fault.ts";

const WHAT = "header";

/** Of kid and typ together with the rest a header stays far below its limit. */
export const MAX_MEMBER_CHARACTERS = 1024;

export interface JwsHeader {
  /** `alg`, as it is written. */
  readonly algorithm: string;
  /** `typ`, as it is written; undefined: it is not there. */
  readonly type: string | undefined;
  /** The whole header, JSON. */
  readonly text: string;
}

/** Members that change what is signed or how it is read; we understand none of them. */
const REFUSED: readonly (readonly [name: string, why: string])[] = [
  ["crit", "names extensions that must be understood, and none is"],
  ["b64", "is not supported: the payload is always base64url"],
];

/**
 * Reads a protected header. Keys and places of keys in it (jwk, jku, x5c, x5u) are not looked at: the key is the caller's.
 * @throws INVALID_ARGUMENT that says which member is wrong
 * Sources: RFC 7515, 4 and 5.2; RFC 7797; RFC 8725, 3.10
 */
export function readHeader(bytes: Uint8Array): JwsHeader {
  const text = textOf(bytes, WHAT);
  const members = readJsonObject(text, WHAT);
  for (const [name, why] of REFUSED) if (members.has(name)) throw joseFault(`member "${name}" of the header ${why}`);
  for (const name of ["kid", "cty"]) stringMember(members, name, WHAT);
  const type = stringMember(members, "typ", WHAT);
  const algorithm = stringMember(members, "alg", WHAT);
  if (algorithm === undefined) throw joseFault(`the header has no member "alg"`);
  return { algorithm, type, text };
}

export interface HeaderMembers {
  readonly algorithm: string;
  /** Empty: left out. */
  readonly type: string;
  /** Empty: left out. */
  readonly keyId: string;
}

/** @throws INVALID_ARGUMENT for members that are too long */
export function writeHeader({ algorithm, type, keyId }: HeaderMembers): string {
  for (const [name, value] of [["type", type] as const, ["key_id", keyId] as const]) {
    if (value.length <= MAX_MEMBER_CHARACTERS) continue;
    throw joseFault(`${name} has ${value.length} characters, the most is ${MAX_MEMBER_CHARACTERS}`);
  }
  return JSON.stringify({ alg: algorithm, typ: type || undefined, kid: keyId || undefined });
}

/** Whether two values of typ are the same media type: in any case, "application/" left out or not (RFC 7515, 4.1.9). */
export function isSameType(one: string, other: string): boolean {
  return mediaType(one) === mediaType(other);
}

function mediaType(type: string): string {
  return type.toLowerCase().replace(/^application\/(?=[^/]*$)/, "");
}
