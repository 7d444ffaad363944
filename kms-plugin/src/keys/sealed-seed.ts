import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret } from "@keyward/core/secret/secret";

/** Names are fully qualified domain names: the API server accepts no others. */
const DATA_KEY = "data-key.kms.keyward.dev";
const BACKEND_KEY = "backend-key.kms.keyward.dev";
const ALGORITHM = "algorithm.kms.keyward.dev";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The API server refuses more than 1 kB; a seed has 32 bytes. */
const MAX_CIPHER_TEXT_BYTES = 1_024;
const MAX_PLAIN_TEXT_BYTES = MAX_CIPHER_TEXT_BYTES - 1 - NONCE_BYTES - TAG_BYTES;
const MAX_DATA_KEY_BYTES = 8 * 1_024;
const MAX_NAME_BYTES = 1_024;

export type Annotations = Readonly<Record<string, Uint8Array>>;

/** What lies beside a cipher text: how to open its data key. */
export interface SeedHeader {
  readonly wrapped: Uint8Array;
  readonly ref: BackendKeyRef;
}

/** What a data key is bound to in the backend, and a cipher text by its associated data. */
export function contextOf(keyId: string): string {
  return `keyward-kms-v2/${keyId}`;
}

export function renderAnnotations({ wrapped, ref }: SeedHeader): Record<string, Uint8Array> {
  return { [DATA_KEY]: wrapped, [BACKEND_KEY]: Buffer.from(ref.id), [ALGORITHM]: Buffer.from(ref.algorithm) };
}

/** @throws INVALID_ARGUMENT if these are not ours */
export function readAnnotations(annotations: Annotations): SeedHeader {
  const wrapped = bytesOf(annotations, DATA_KEY, MAX_DATA_KEY_BYTES);
  const id = Buffer.from(bytesOf(annotations, BACKEND_KEY, MAX_NAME_BYTES)).toString("utf8");
  const algorithm = Buffer.from(bytesOf(annotations, ALGORITHM, MAX_NAME_BYTES)).toString("utf8");
  return { wrapped, ref: { id, algorithm } };
}

/** @returns format, nonce, AES-256-GCM cipher text, tag. @throws INVALID_ARGUMENT if it is too long to be a seed */
export function sealSeed(dataKey: Secret, plainText: Uint8Array, context: string): Uint8Array {
  if (plainText.length > MAX_PLAIN_TEXT_BYTES) {
    throw invalid(`there are ${plainText.length} bytes to encrypt, and ${MAX_PLAIN_TEXT_BYTES} at most`);
  }
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = dataKey.use((key) => createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES }));
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plainText), cipher.final()]);
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, body, cipher.getAuthTag()]);
}

/** @throws INVALID_ARGUMENT if it does not open, whatever the cause */
export function openSeed(dataKey: Secret, cipherText: Uint8Array, context: string): Buffer {
  const { length } = cipherText;
  if (length < 1 + NONCE_BYTES + TAG_BYTES || length > MAX_CIPHER_TEXT_BYTES || cipherText[0] !== FORMAT) {
    throw invalid("the cipher text is not one of this plugin's");
  }
  const nonce = cipherText.subarray(1, 1 + NONCE_BYTES);
  const decipher = dataKey.use((key) => createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES }));
  decipher.setAAD(Buffer.from(context)).setAuthTag(cipherText.subarray(length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(cipherText.subarray(1 + NONCE_BYTES, length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw invalid("the cipher text does not open: it was changed, or belongs to another key id");
  }
}

function bytesOf(annotations: Annotations, name: string, maxBytes: number): Uint8Array {
  const bytes = Object.hasOwn(annotations, name) ? annotations[name] : undefined;
  if (bytes !== undefined && bytes.length > 0 && bytes.length <= maxBytes) return bytes;
  throw invalid(`annotation ${name} is missing, empty or longer than ${maxBytes} bytes: another plugin encrypted this`);
}

function invalid(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
