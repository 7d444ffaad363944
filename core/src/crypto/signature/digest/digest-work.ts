import type { KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "../../../algorithms/signature.ts";
import type { SignatureOptions } from "../options.ts";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest.ts";
import { signRsaDigest, verifyRsaDigest } from "./rsa-digest.ts";

/**
 * Signs a digest of the row's hash, on the spot: up to 5 ms, so it belongs on a thread of its own.
 * @param row one with a hash
 * @throws INVALID_ARGUMENT for an RSA key with RSASSA-PSS parameters, and for a salt that does not fit
 */
export function signDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  options: SignatureOptions,
): Uint8Array {
  if (row.scheme === "ecdsa") return signEcdsaDigest(row.keyType!, key, digest, options.format);
  return signRsaDigest(row, key, digest, options);
}

/** The same for verifying. @returns false for a signature that is malformed, too */
export function verifyDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
  options: SignatureOptions,
): boolean {
  if (row.scheme === "ecdsa") return verifyEcdsaDigest(row.keyType!, key, digest, signature, options.format);
  return verifyRsaDigest(row, key, digest, signature, options);
}
