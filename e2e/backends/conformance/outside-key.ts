import { randomBytes } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { requireMac } from "@keyward/core/algorithms/mac";
import { exportKey, exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import { Secret } from "@keyward/core/secret/secret";

/** A key that was made outside of every backend. */
export interface OutsideKey {
  /** PKCS#8 DER of a pair, raw bytes of a secret key. */
  readonly plain: Secret;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array | undefined;
}

export async function makeOutsideKey(algorithm: string): Promise<OutsideKey> {
  const { type, only } = requireKeyAlgorithm(algorithm);
  if (type.symmetric) {
    const length = only === undefined ? type.bits / 8 : requireMac(only).tagBytes;
    return { plain: new Secret(randomBytes(length)), publicKey: undefined };
  }
  const material = await generateKeyMaterial(type);
  return { plain: new Secret(exportKey(type, material, "pkcs8")), publicKey: exportPublicKey(type, material, "spki") };
}
