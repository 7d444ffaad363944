import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Secret } from "@keyward/core/secret/secret";
import { SealedKeyUnusable } from "./errors.ts";

/** Whom a sealed key belongs to. It opens for exactly this owner. */
export interface KeyOwner {
  /** uid of the namespace kube-system: what names a cluster for life. */
  readonly clusterId: string;
  readonly namespace: string;
  readonly policy: string;
  readonly policyUid: string;
  /** Counts from 1. */
  readonly version: number;
}

/** Envelope: version (1 byte) | nonce (12) | ciphertext | tag (16). */
const ENVELOPE_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;
/** An RSA-4096 key in PKCS#8 has about 2.4 kB. */
const MAX_ENVELOPE_BYTES = 64 * 1024;
const DOMAIN = "keyward.dev/sealed-key";

/**
 * Seals a private key with AES-256-GCM. The nonce is random: a key-encryption key seals a few keys for each key policy, far
 * from the 2^32 messages after which random nonces become risky (NIST SP 800-38D, 8.3).
 * @param keyEncryptionKey 32 bytes
 * @param privateKey PKCS#8, DER
 */
export function seal(keyEncryptionKey: Secret, privateKey: Secret, owner: KeyOwner): Buffer {
  const header = Buffer.concat([Buffer.of(ENVELOPE_VERSION), randomBytes(NONCE_BYTES)]);
  const cipher = keyEncryptionKey.use((key) =>
    createCipheriv("aes-256-gcm", key, header.subarray(1), { authTagLength: TAG_BYTES }),
  );
  cipher.setAAD(associatedData(header, owner));
  const sealed = privateKey.use((bytes) => Buffer.concat([cipher.update(bytes), cipher.final()]));
  return Buffer.concat([header, sealed, cipher.getAuthTag()]);
}

/**
 * @returns PKCS#8, DER; dispose of it after use
 * @throws SealedKeyUnusable whatever is wrong
 */
export function open(keyEncryptionKey: Secret, envelope: Uint8Array, owner: KeyOwner): Secret {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length);
  const shaped = bytes.length > HEADER_BYTES + TAG_BYTES && bytes.length <= MAX_ENVELOPE_BYTES;
  if (!shaped || bytes[0] !== ENVELOPE_VERSION) throw new SealedKeyUnusable();
  const header = bytes.subarray(0, HEADER_BYTES);
  try {
    const decipher = keyEncryptionKey.use((key) =>
      createDecipheriv("aes-256-gcm", key, header.subarray(1), { authTagLength: TAG_BYTES }),
    );
    decipher.setAAD(associatedData(header, owner));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return opened(decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES)), () => decipher.final());
  } catch (error) {
    throw new SealedKeyUnusable(error);
  }
}

/** GCM hands out the plain text before it has checked the tag: what fails the check must not stay in memory. */
function opened(plain: Buffer, checkTag: () => unknown): Secret {
  try {
    checkTag();
    return new Secret(plain);
  } catch (error) {
    plain.fill(0);
    throw error;
  }
}

/** Each field with its length, so that no two owners give the same bytes; the header binds version and nonce. */
function associatedData(header: Buffer, owner: KeyOwner): Buffer {
  const fields = [owner.clusterId, owner.namespace, owner.policy, owner.policyUid, String(owner.version)];
  return Buffer.concat([header, ...[DOMAIN, ...fields].map(withLength)]);
}

function withLength(field: string): Buffer {
  const bytes = Buffer.from(field, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
