import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { curveOf } from "../ecdsa-curve.ts";
import { derToRaw, isEcdsaSignature, rawToDer } from "../ecdsa-signature.ts";
import type { SignatureFormat } from "../options.ts";

/** By key type. */
const CURVES = new Map([
  ["EC-P256", p256],
  ["EC-P384", p384],
  ["EC-P521", p521],
]);

/** The digest is there already; both halves of the range of s are ECDSA's own. */
const PLAIN = { prehash: false, lowS: false, format: "compact" } as const;

/**
 * Signs a digest that Node would hash once more: in JavaScript, with RFC 6979 and fresh entropy, so that no two signatures share a
 * nonce and a fault gives no key away. JavaScript's big integers are not constant in time. Takes 0.3 to 5 ms.
 */
export function signEcdsaDigest(
  keyType: string,
  key: KeyObject,
  digest: Uint8Array,
  format: SignatureFormat,
): Uint8Array {
  const scalar = Buffer.from(key.export({ format: "jwk" }).d!, "base64url");
  try {
    const raw = CURVES.get(keyType)!.sign(digest, scalar, { ...PLAIN, extraEntropy: true });
    return format === "raw" ? raw : rawToDer(raw);
  } finally {
    scalar.fill(0);
  }
}

/** Takes 1 to 8 ms. */
export function verifyEcdsaDigest(
  keyType: string,
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
  format: SignatureFormat,
): boolean {
  const curve = curveOf(keyType);
  if (!isEcdsaSignature(signature, format, curve)) return false;
  const { x, y } = key.export({ format: "jwk" });
  const point = Buffer.concat([Uint8Array.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
  const raw = format === "raw" ? signature : derToRaw(signature, curve);
  return CURVES.get(keyType)!.verify(raw, digest, point, PLAIN);
}
