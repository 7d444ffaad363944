import type { SchemeName, SignatureAlgorithm } from "../../algorithms/signature.ts";
import type { PairMaterial } from "../key/material/key-material.ts";
import { composite } from "./composite.ts";
import { messageScheme } from "./hashed-scheme.ts";
import { HASHED_SCHEMES } from "./hashed-schemes.ts";
import { assertOptions, type SignatureOptions } from "./options.ts";
import { pure } from "./pure.ts";
import type { SignatureScheme, Soon, Verifier } from "./scheme.ts";

const SCHEMES: Readonly<Record<SchemeName, SignatureScheme>> = {
  ecdsa: messageScheme(HASHED_SCHEMES.ecdsa),
  "rsa-pkcs1": messageScheme(HASHED_SCHEMES["rsa-pkcs1"]),
  "rsa-pss": messageScheme(HASHED_SCHEMES["rsa-pss"]),
  pure,
  composite,
};

/**
 * Signs a message. What takes more than 100 us runs on the pool.
 * @param pair of the type that the row takes
 * @returns ECDSA: in the format of the options; RSA: as long as the modulus; all others: as long as the row says
 * @throws INVALID_ARGUMENT for options that the algorithm or the key does not take
 */
export function sign(
  row: SignatureAlgorithm,
  pair: PairMaterial,
  message: Uint8Array,
  options: SignatureOptions,
): Soon<Uint8Array> {
  assertOptions(row, options);
  return SCHEMES[row.scheme].sign(row, pair, message, options);
}

/**
 * Verifies the signature of a message. What takes more than 100 us runs on the pool.
 * @returns false for a signature that does not hold or is malformed
 * @throws INVALID_ARGUMENT for options that the algorithm or the key does not take
 */
export function verify(
  row: SignatureAlgorithm,
  material: Verifier,
  message: Uint8Array,
  signature: Uint8Array,
  options: SignatureOptions,
): Soon<boolean> {
  assertOptions(row, options);
  return SCHEMES[row.scheme].verify(row, material, message, signature, options);
}
