import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Secret } from "../../secret/secret.ts";

/** Envelope: version (1 byte) | nonce (12) | ciphertext | tag (16). */
const ENVELOPE_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/**
 * Seals bytes with AES-256-GCM. The nonce is random: a key-encryption key seals far fewer than the 2^32 messages after which random
 * nonces become risky (NIST SP 800-38D, 8.3).
 * @param keyEncryptionKey 32 bytes
 * @param fields whose and what it is: it opens with exactly the same ones; the first names the purpose
 */
export function sealEnvelope(keyEncryptionKey: Secret, plain: Secret, fields: readonly string[]): Buffer {
  const header = Buffer.concat([Buffer.of(ENVELOPE_VERSION), randomBytes(NONCE_BYTES)]);
  const cipher = keyEncryptionKey.use((key) =>
    createCipheriv("aes-256-gcm", key, header.subarray(1), { authTagLength: TAG_BYTES }),
  );
  cipher.setAAD(associatedData(header, fields));
  const sealed = plain.use((bytes) => Buffer.concat([cipher.update(bytes), cipher.final()]));
  return Buffer.concat([header, sealed, cipher.getAuthTag()]);
}

/**
 * @returns what was sealed; dispose of it after use
 * @throws an Error, whatever is wrong; its text is OpenSSL's or ours, and not for callers
 */
export function openEnvelope(keyEncryptionKey: Secret, envelope: Uint8Array, fields: readonly string[]): Secret {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length);
  if (bytes.length < HEADER_BYTES + TAG_BYTES || bytes[0] !== ENVELOPE_VERSION) throw new Error("no envelope");
  const header = bytes.subarray(0, HEADER_BYTES);
  const decipher = keyEncryptionKey.use((key) =>
    createDecipheriv("aes-256-gcm", key, header.subarray(1), { authTagLength: TAG_BYTES }),
  );
  decipher.setAAD(associatedData(header, fields));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return checked(decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES)), () => decipher.final());
}

/** GCM hands out the plain text before it has checked the tag: what fails the check must not stay in memory. */
function checked(plain: Buffer, checkTag: () => unknown): Secret {
  try {
    checkTag();
    return new Secret(plain);
  } catch (error) {
    plain.fill(0);
    throw error;
  }
}

/** Each field with its length, so that no two lists give the same bytes; the header binds version and nonce. */
function associatedData(header: Buffer, fields: readonly string[]): Buffer {
  return Buffer.concat([header, ...fields.map(withLength)]);
}

function withLength(field: string): Buffer {
  const bytes = Buffer.from(field, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
