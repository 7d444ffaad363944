import {
  type CipherGCM,
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
  type Decipheriv,
  type KeyObject,
} from "node:crypto";
import { type AeadAlgorithm, type CipherAlgorithm, isAead } from "../../algorithms/cipher.ts";

/** What a message begins with. */
export interface MessageStart {
  /** Of a length that the algorithm takes. */
  readonly nonce: Uint8Array;
  /** Empty unless the algorithm is an AEAD. */
  readonly associatedData: Uint8Array;
  /** Of AEADs: a length that the algorithm has. */
  readonly tagBytes: number;
}

/** RFC 3394, 2.2.3.1, and RFC 5649, section 3. */
const WRAP_IV = { KW: Buffer.alloc(8, 0xa6), KWP: Buffer.from("a65959a6", "hex") };

export function createCipher(row: CipherAlgorithm, key: KeyObject, start: MessageStart): Cipheriv {
  if (isAead(row)) return createAeadCipher(row, key, start);
  const cipher = createCipheriv(row.nodeName, key, ivOf(row, start));
  return row.mode === "CBC-NOPAD" ? cipher.setAutoPadding(false) : cipher;
}

export function createAeadCipher(row: AeadAlgorithm, key: KeyObject, start: MessageStart): CipherGCM {
  const options = { authTagLength: start.tagBytes };
  const cipher =
    row.mode === "GCM"
      ? createCipheriv(row.nodeName, key, start.nonce, options)
      : createCipheriv(row.nodeName, key, start.nonce, options);
  if (start.associatedData.length > 0) cipher.setAAD(start.associatedData);
  return cipher as CipherGCM;
}

export function createDecipher(row: CipherAlgorithm, key: KeyObject, start: MessageStart): Decipheriv {
  if (isAead(row)) return createAeadDecipher(row, key, start);
  const decipher = createDecipheriv(row.nodeName, key, ivOf(row, start));
  return row.mode === "CBC-NOPAD" ? decipher.setAutoPadding(false) : decipher;
}

export function createAeadDecipher(row: AeadAlgorithm, key: KeyObject, start: MessageStart): DecipherGCM {
  const options = { authTagLength: start.tagBytes };
  const decipher =
    row.mode === "GCM"
      ? createDecipheriv(row.nodeName, key, start.nonce, options)
      : createDecipheriv(row.nodeName, key, start.nonce, options);
  if (start.associatedData.length > 0) decipher.setAAD(start.associatedData);
  return decipher as DecipherGCM;
}

function ivOf(row: CipherAlgorithm, { nonce }: MessageStart): Uint8Array {
  return row.mode === "KW" || row.mode === "KWP" ? WRAP_IV[row.mode] : nonce;
}
