import { KEY_TYPES, type KeyType } from "@keyward/core/algorithms/key-type";
import { requireMac } from "@keyward/core/algorithms/mac";
import { requireSignatureAlgorithm, takesKeyType } from "@keyward/core/algorithms/signature";
import { MIN_JOSE_RSA_BITS } from "@keyward/core/crypto/key/jwk/jwk-algorithms";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { assertJoseName, JOSE_ALGORITHMS, type JoseAlgorithm } from "@keyward/core/jose/algorithms";
import type { Profile } from "@keyward/core/policy/profile";
import type { Key } from "../../keys/key.ts";
import { secretBytesOf } from "../mac/secret-of.ts";

/** More than there are names. */
const MAX_NAMES = 64;

/**
 * What a token is signed with: the algorithm that is named, else the profile's default where it fits the key, else the first that does
 * and that the profile permits. Whether the profile permits the choice is judged by who signs.
 * @param name JOSE name; empty: none is named
 * @throws INVALID_ARGUMENT for an unknown name, and for a key that nothing fits
 */
export function chooseJose(name: string, key: Key, profile: Profile): JoseAlgorithm {
  if (name !== "") assertJoseName(name);
  const fitting = fittingKey(name === "" ? [] : [name], key);
  const choice = profile[fitting[0]!.kind];
  const byDefault = fitting.find(({ algorithm }) => algorithm === choice?.default);
  return byDefault ?? fitting.find(({ algorithm }) => choice?.allowed.has(algorithm)) ?? fitting[0]!;
}

/**
 * What a token may be signed with so that the key verifies it; never empty.
 * @param names JOSE names; empty: every one that fits the key
 * @throws INVALID_ARGUMENT for an unknown name, and where none of them fits the key
 */
export function acceptableJose(names: readonly string[], key: Key): readonly JoseAlgorithm[] {
  if (names.length > MAX_NAMES) throw invalid(`algorithms has ${names.length} names, the most is ${MAX_NAMES}`);
  for (const name of names) assertJoseName(name);
  return fittingKey(names, key);
}

/** By name of the key type: looked up for every token. */
const BY_TYPE: ReadonlyMap<string, readonly JoseAlgorithm[]> = new Map(
  [...KEY_TYPES.values()].map((type) => [type.name, JOSE_ALGORITHMS.filter((row) => takesType(row, type))]),
);

function fittingKey(names: readonly string[], key: Key): readonly JoseAlgorithm[] {
  const all = BY_TYPE.get(key.type.name) ?? [];
  const ofType = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  const fitting = ofType.filter((row) => isBoundTo(row, key) && hasLengthFor(row, key));
  if (fitting.length > 0) return fitting;
  throw invalid(whyNone(names, ofType, key));
}

function takesType({ kind, algorithm }: JoseAlgorithm, type: KeyType): boolean {
  if (kind === "mac") return requireMac(algorithm).keyTypes.has(type.name);
  if (type.family === "rsa" && type.bits < MIN_JOSE_RSA_BITS) return false;
  return takesKeyType(requireSignatureAlgorithm(algorithm), type);
}

function isBoundTo({ algorithm }: JoseAlgorithm, key: Key): boolean {
  return key.algorithm === undefined || key.algorithm === algorithm;
}

/** HMAC itself takes any key; a token's is as long as the hash at least. */
function hasLengthFor({ minKeyBytes }: JoseAlgorithm, key: Key): boolean {
  return secretBytesOf(key) >= minKeyBytes;
}

function whyNone(names: readonly string[], ofType: readonly JoseAlgorithm[], key: Key): string {
  const subject = names.length === 0 ? "no JOSE algorithm" : `none of algorithms (${names.join(", ")})`;
  if (ofType.length === 0) return `${subject} takes keys of type ${key.type.name}`;
  const bound = ofType.filter((row) => isBoundTo(row, key));
  if (bound.length === 0) return `${subject} is ${key.algorithm}, which the key is bound to`;
  const shortest = bound.reduce((one, other) => (other.minKeyBytes < one.minKeyBytes ? other : one));
  const { name, minKeyBytes } = shortest;
  return `the key has ${secretBytesOf(key)} bytes, and ${name} takes ${minKeyBytes} or more (RFC 7518, 3.2)`;
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
