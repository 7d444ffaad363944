import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { KeyFacts } from "../../policy/key-limits.ts";
import type { Certificate } from "../certificates/certificate.ts";
import { inspectPrivateKey, type PrivateKeyFormat } from "./private-key-shape.ts";
import { parsePublicKey } from "./public-key.ts";

export interface PrivateKey extends KeyFacts {
  readonly key: KeyObject;
  /** DER SubjectPublicKeyInfo of its public half. */
  readonly publicKey: Uint8Array;
}

/**
 * Reads an unencrypted DER private key: PKCS#1 RSA, PKCS#8, or SEC 1 EC.
 * @throws INVALID_ARGUMENT; nothing of the key is repeated
 */
export function importPrivateKey(der: Uint8Array): PrivateKey {
  const { key, publicKey } = importPair(der, inspectPrivateKey(der));
  const { type, bits, curve } = parsePublicKey(publicKey);
  return { key, publicKey, type, bits, curve };
}

/** Whether the certificate is for the key's public half. */
export function belongsTo(privateKey: PrivateKey, certificate: Certificate): boolean {
  const certified = Buffer.from(certificate.publicKey.encoded);
  try {
    const publicKey = createPublicKey({ key: certified, format: "der", type: "spki" });
    return createPublicKey(privateKey.key).equals(publicKey);
  } catch {
    return false; // A certified key that cannot be imported is no key of ours.
  }
}

function importPair(der: Uint8Array, type: PrivateKeyFormat): Pick<PrivateKey, "key" | "publicKey"> {
  try {
    const key = createPrivateKey({ key: Buffer.from(der.buffer, der.byteOffset, der.length), format: "der", type });
    // A key can be read and yet have no public half, as on a curve without the point.
    return { key, publicKey: createPublicKey(key).export({ format: "der", type: "spki" }) };
  } catch {
    // OpenSSL's words say which decoders it has, not what is wrong with the key.
    throw new KeywardError("INVALID_ARGUMENT", `private key: not a usable ${type.toUpperCase()} key`);
  }
}
