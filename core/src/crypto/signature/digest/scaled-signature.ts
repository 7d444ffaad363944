import { Buffer } from "node:buffer";
import { createPrivateKey, hash, type KeyObject, type PrivateKeyInput, randomBytes, sign } from "node:crypto";
import { KeywardError } from "../../../errors/keyward-error.ts";
import type { EcdsaCurve } from "../ecdsa-curve.ts";

/** The integers below the order of a curve. */
export interface OrderField {
  readonly ORDER: bigint;
  mul(left: bigint, right: bigint): bigint;
  inv(value: bigint): bigint;
}

const STAND_IN_HASH = "sha256";
const STAND_IN_BYTES = 32;

/**
 * Signs a digest with a library that signs only messages, and leaves nonces and points to it: numbers in JavaScript are not constant in
 * time, and what they would tell of a nonce gives the key away.
 *
 * A random message stands in, with the hash e'. Where e is the digest and d the key, OpenSSL signs the message with the key c d, for
 * c = e'/e: its s' is (e' + r c d)/k = c (e + r d)/k. So (r, s'/c) is the signature of e under d, with OpenSSL's own fresh k. JavaScript
 * multiplies d once, with a factor that is random each time and stays here.
 * @returns r and s, each as long as the order
 * @throws INVALID_ARGUMENT for a digest of zeros: no hash gives it, and anybody can make a signature of it
 */
export function signScaled(curve: EcdsaCurve, field: OrderField, key: KeyObject, digest: Uint8Array): Uint8Array {
  const wanted = digestNumber(curve, field, digest);
  if (wanted === 0n) throw new KeywardError("INVALID_ARGUMENT", "the digest is zero, which is no hash of anything");
  const message = randomBytes(STAND_IN_BYTES);
  const standIn = numberOf(hash(STAND_IN_HASH, message, "buffer"), curve) % field.ORDER;
  const factor = field.mul(standIn, field.inv(wanted));
  const scaled = scaledKey(curve, field, key, factor);
  const signature = sign(STAND_IN_HASH, message, { key: scaled, dsaEncoding: "ieee-p1363" });
  const s = field.mul(numberOf(signature.subarray(curve.scalarBytes), curve), field.inv(factor));
  return Buffer.concat([signature.subarray(0, curve.scalarBytes), bytesOf(s, curve)]);
}

/** What ECDSA makes of a digest; under 0, anybody can make a signature for any key. */
export function digestNumber(curve: EcdsaCurve, { ORDER }: OrderField, digest: Uint8Array): bigint {
  return numberOf(digest, curve) % ORDER;
}

function scaledKey({ name, ...curve }: EcdsaCurve, field: OrderField, key: KeyObject, factor: bigint): KeyObject {
  const secret = Buffer.from(key.export({ format: "jwk" }).d!, "base64url");
  const bytes = bytesOf(field.mul(numberOf(secret, curve), factor), curve);
  try {
    const input = { key: bytes, format: "raw-private", asymmetricKeyType: "ec", namedCurve: name };
    return createPrivateKey(input as object as PrivateKeyInput);
  } finally {
    secret.fill(0);
    bytes.fill(0);
  }
}

/** The leftmost bytes, as many as the order has: hashes longer than the order are cut (FIPS 186-5, 6.4.1); bits are never left over. */
function numberOf(bytes: Uint8Array, { scalarBytes }: Pick<EcdsaCurve, "scalarBytes">): bigint {
  return BigInt(`0x${Buffer.from(bytes.subarray(0, scalarBytes)).toString("hex")}`);
}

function bytesOf(value: bigint, { scalarBytes }: Pick<EcdsaCurve, "scalarBytes">): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * scalarBytes, "0"), "hex");
}
