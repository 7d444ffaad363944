import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { KeywardError } from "../errors/keyward-error.ts";
import type { KeyFacts } from "../policy/key-limits.ts";
import type { Certificate } from "./certificate.ts";
import { readSequence } from "./der/reader.ts";
import { parsePublicKey } from "./public-key.ts";

export interface PrivateKey extends KeyFacts {
  readonly key: KeyObject;
  /** DER SubjectPublicKeyInfo of its public half. */
  readonly publicKey: Uint8Array;
}

/** In this order. Sources: RFC 8017, A.1.2; RFC 5958; RFC 5915 */
const FORMATS = ["pkcs1", "pkcs8", "sec1"] as const;

/**
 * Reads an unencrypted DER private key: PKCS#1 RSA, then PKCS#8, then SEC 1 EC.
 * @throws INVALID_ARGUMENT; nothing of the key is repeated
 */
export function importPrivateKey(der: Uint8Array): PrivateKey {
  readSequence(der, "private key");
  for (const type of FORMATS) {
    const pair = tryImport(der, type);
    if (pair !== undefined) return describe(pair);
  }
  throw new KeywardError("INVALID_ARGUMENT", "private key: neither PKCS#1, nor PKCS#8 without a password, nor SEC 1");
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

type KeyPair = Pick<PrivateKey, "key" | "publicKey">;

function tryImport(der: Uint8Array, type: (typeof FORMATS)[number]): KeyPair | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(der.buffer, der.byteOffset, der.length), format: "der", type });
    // A key can be read and yet have no public half, as on a curve without the point.
    return { key, publicKey: createPublicKey(key).export({ format: "der", type: "spki" }) };
  } catch {
    return undefined; // OpenSSL's words say which decoders it has, not what is wrong with the key.
  }
}

function describe({ key, publicKey }: KeyPair): PrivateKey {
  const { type, bits, curve } = parsePublicKey(publicKey);
  return { key, publicKey, type, bits, curve };
}
