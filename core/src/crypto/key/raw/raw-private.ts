import { type AsymmetricKeyType, createPrivateKey, type KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { keyFault, orFault } from "../key-fault.ts";
import { assertScalar } from "./ec-scalar.ts";
import { expandedBytes, importExpanded } from "./expanded-key.ts";

/** Lengths of private keys. Sources: RFC 8032, RFC 7748; FIPS 203 and 204, of the seeds */
const PRIVATE_BYTES: ReadonlyMap<string, number> = new Map([
  ["Ed25519", 32],
  ["Ed448", 57],
  ["X25519", 32],
  ["X448", 56],
  ["ml-dsa", 32],
  ["ml-kem", 64],
]);

/**
 * Reads a private key as its standard writes it: the fixed-length integer of an EC key, the seed of an ML-KEM or ML-DSA key (or its
 * expanded form, told by its length), the key itself for the others.
 * @throws INVALID_ARGUMENT, also for RSA, which has no such form
 */
export function importRawPrivate(type: KeyType, bytes: Uint8Array): KeyObject {
  const { recipe } = type;
  if (recipe.kind === "ec") {
    assertScalar(recipe.namedCurve, bytes);
    const options = { asymmetricKeyType: "ec", namedCurve: recipe.namedCurve } as const;
    return orFault(() => createPrivateKey({ key: bytes, format: "raw-private", ...options }), notOf(type));
  }
  if (recipe.kind !== "named") throw keyFault(`keys of type ${type.name} have no raw form; use PKCS#8, SPKI or JWK`);
  if (bytes.length === expandedBytes(type)) return importExpanded(type, bytes);
  const length = rawPrivateBytes(type);
  if (bytes.length !== length) {
    throw keyFault(`a private key of type ${type.name} has ${length} bytes, not ${bytes.length}`);
  }
  const format = isSeeded(type) ? "raw-seed" : "raw-private";
  const asymmetricKeyType = recipe.nodeName as AsymmetricKeyType;
  return orFault(() => createPrivateKey({ key: bytes, format, asymmetricKeyType }), notOf(type));
}

/** Whether the standard's private key is a seed that the key is expanded from. */
export function isSeeded({ family }: KeyType): boolean {
  return family === "ml-dsa" || family === "ml-kem";
}

/** An SLH-DSA key is twice as long as its public key, which it holds (FIPS 205, table 2). */
export function rawPrivateBytes({ name, family, bits }: KeyType): number {
  return PRIVATE_BYTES.get(name) ?? PRIVATE_BYTES.get(family) ?? bits / 4;
}

function notOf(type: KeyType): string {
  return `the bytes are no private key of type ${type.name}`;
}
