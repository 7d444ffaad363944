import { createPublicKey, type KeyObject } from "node:crypto";
import { KEY_TYPES, type KeyType, requireKeyType } from "../../../algorithms/key-type.ts";
import { quote } from "../../../text/quote.ts";
import { sequence, smallInteger, unsignedInteger } from "../../../x509/der/writer.ts";
import { importRsaPrivate, importRsaPublic } from "../der/rsa-key.ts";
import { importSecret } from "../import-secret.ts";
import { keyFault } from "../key-fault.ts";
import type { KeyMaterial } from "../material/key-material.ts";
import { pairOf } from "../material/key-pair.ts";
import type { KeyRestriction } from "../material/key-restriction.ts";
import { importRawPrivate } from "../raw/raw-private.ts";
import { fieldBytes, importRawPublic } from "../raw/raw-public.ts";
import { assertLongEnough, MIN_JOSE_RSA_BITS, secretTypeOf } from "./jwk-algorithms.ts";
import { bytesOf, type JwkObject, readJwkObject, stringOf } from "./jwk-object.ts";
import { restrictionOf } from "./jwk-restriction.ts";

interface Read {
  readonly type: KeyType;
  readonly material: KeyMaterial;
}

/** Source: RFC 7518, 6.3.2 */
const RSA_PRIVATE = ["d", "p", "q", "dp", "dq", "qi"];

/**
 * Reads a JWK; members that are not needed are ignored, as RFC 7517, 4 asks.
 * @param type of secrets, unless `alg` tells it
 * @throws INVALID_ARGUMENT
 * Sources: RFC 7517; RFC 7518, 6; RFC 8037, 2; draft-ietf-cose-dilithium (AKP)
 */
export function importJwk(
  data: Uint8Array,
  type: KeyType | undefined,
): Read & { readonly restriction: KeyRestriction } {
  const jwk = readJwkObject(data);
  const kty = stringOf(jwk, "kty");
  const read = READERS.get(kty ?? "");
  if (read === undefined) {
    throw keyFault(`JWK member "kty" is ${quote(kty ?? "")}; known are ${[...READERS.keys()].join(", ")}`);
  }
  const found = read(jwk, type);
  return { ...found, restriction: restrictionOf(jwk, found.type) };
}

const READERS: ReadonlyMap<string, (jwk: JwkObject, type: KeyType | undefined) => Read> = new Map([
  ["oct", readSecret],
  ["EC", readEc],
  ["OKP", readOctetPair],
  ["AKP", readAlgorithmPair],
  ["RSA", readRsa],
]);

function readSecret(jwk: JwkObject, asked: KeyType | undefined): Read {
  const alg = stringOf(jwk, "alg");
  const name = secretTypeOf(alg);
  const type = asked ?? (name === undefined ? undefined : requireKeyType(name));
  if (type === undefined) throw keyFault("type is empty, and the JWK's alg does not tell it");
  if (!type.symmetric) throw keyFault(`the JWK is a secret, not a key of type ${type.name}`);
  const material = consumed(bytesOf(jwk, "k"), (bytes) => {
    assertLongEnough(alg, bytes.length);
    return importSecret(type, bytes);
  });
  return { type, material };
}

function readEc(jwk: JwkObject): Read {
  const curve = stringOf(jwk, "crv") ?? "";
  const type = [...KEY_TYPES.values()].find(({ recipe }) => recipe.kind === "ec" && recipe.namedCurve === curve);
  if (type === undefined) throw keyFault(`JWK member "crv" is ${quote(curve)}; an EC key has P-256, P-384 or P-521`);
  const [x, y] = [bytesOf(jwk, "x"), bytesOf(jwk, "y")];
  for (const coordinate of [x, y]) {
    if (coordinate.length !== fieldBytes(type))
      throw keyFault(`a coordinate on ${curve} has ${fieldBytes(type)} bytes`);
  }
  const publicKey = importRawPublic(type, Buffer.concat([Uint8Array.of(4), x, y]));
  return pairOrPublic(jwk, "d", type, publicKey);
}

function readOctetPair(jwk: JwkObject): Read {
  const curve = stringOf(jwk, "crv") ?? "";
  const type = /^(?:Ed|X)(?:25519|448)$/.test(curve) ? KEY_TYPES.get(curve) : undefined;
  if (type === undefined)
    throw keyFault(`JWK member "crv" is ${quote(curve)}; an OKP key has Ed25519, Ed448, X25519 or X448`);
  return pairOrPublic(jwk, "d", type, importRawPublic(type, bytesOf(jwk, "x")));
}

function readAlgorithmPair(jwk: JwkObject): Read {
  const alg = stringOf(jwk, "alg") ?? "";
  const type = KEY_TYPES.get(alg);
  if (type === undefined || !["ml-dsa", "slh-dsa", "ml-kem"].includes(type.family)) {
    throw keyFault(`JWK member "alg" is ${quote(alg)}; an AKP key has that of ML-DSA, SLH-DSA or ML-KEM`);
  }
  return pairOrPublic(jwk, "priv", type, importRawPublic(type, bytesOf(jwk, "pub")));
}

/** @param secret name of the member that a private key has */
function pairOrPublic(jwk: JwkObject, secret: string, type: KeyType, publicKey: KeyObject): Read {
  if (!jwk.has(secret)) return { type, material: { kind: "public", publicKeys: [publicKey] } };
  const privateKey = consumed(bytesOf(jwk, secret), (bytes) => importRawPrivate(type, bytes));
  if (!createPublicKey(privateKey).equals(publicKey)) throw keyFault("the halves of the JWK are of different keys");
  return { type, material: pairOf(privateKey) };
}

function readRsa(jwk: JwkObject): Read {
  if (jwk.has("oth")) throw keyFault("an RSA key of more than two primes is taken as PKCS#8 only");
  const open = ["n", "e"].map((name) => rsaNumber(jwk, name));
  if (!RSA_PRIVATE.some((name) => jwk.has(name))) {
    const { type, key } = importRsaPublic(sequence(...open));
    assertJoseSize(type);
    return { type, material: { kind: "public", publicKeys: [key] } };
  }
  const numbers = [...open, ...RSA_PRIVATE.map((name) => rsaNumber(jwk, name))];
  const { type, key } = consumed(sequence(smallInteger(0), ...numbers), importRsaPrivate);
  for (const number of numbers) number.fill(0);
  assertJoseSize(type);
  return { type, material: pairOf(key) };
}

function assertJoseSize({ bits }: KeyType): void {
  if (bits >= MIN_JOSE_RSA_BITS) return;
  throw keyFault(`RSA modulus of ${bits} bits; a JWK has ${MIN_JOSE_RSA_BITS} at least, other formats take less`);
}

/** Base64urlUInt: no leading zero octets (RFC 7518, 2). */
function rsaNumber(jwk: JwkObject, name: string): Uint8Array {
  return consumed(bytesOf(jwk, name), (bytes) => {
    if (bytes.length === 0 || bytes[0] === 0)
      throw keyFault(`JWK member "${name}" is empty or begins with a zero octet`);
    return unsignedInteger(bytes);
  });
}

function consumed<T>(bytes: Uint8Array, use: (bytes: Uint8Array) => T): T {
  try {
    return use(bytes);
  } finally {
    bytes.fill(0);
  }
}
