import { randomBytes } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey } from "@keyward/core/backend/key-use";
import { Secret } from "@keyward/core/secret/secret";
import { unsupported } from "../algorithms.ts";
import { base64, bytesOf, prefixed, type Transit, versioned } from "../connection/transit.ts";
import { badAnswer } from "../errors.ts";
import { parseKeyId } from "./key-name.ts";

const DATA_KEY_BYTES = 32;
/** Nonce, cipher text and tag of AES-GCM. */
const SEALED_BYTES = 12 + DATA_KEY_BYTES + 16;
/** Which version of the key it is under; then the sealed bytes. */
const HEADER_BYTES = 4;
const WRAPPED_BYTES = HEADER_BYTES + SEALED_BYTES;

/** Made here and encrypted in the engine: its own data keys take no associated data, which is what binds the context. */
export async function generateDataKey(
  transit: Transit,
  key: BackendKeyRef,
  context: string,
  signal: AbortSignal,
): Promise<DataKey> {
  assertWraps(key);
  const what = "wrapping a data key";
  const plain = new Secret(randomBytes(DATA_KEY_BYTES));
  try {
    const plaintext = plain.use(base64);
    const body = { plaintext, associated_data: associated(context) };
    const { ciphertext } = await transit.write(what, `encrypt/${parseKeyId(key)}`, body, signal);
    const { version, bytes } = versioned(what, ciphertext);
    if (bytes.length !== SEALED_BYTES) throw badAnswer(what, `it has ${bytes.length} bytes, not ${SEALED_BYTES}`);
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32BE(version);
    return { plain, wrapped: Buffer.concat([header, bytes]) };
  } catch (error) {
    plain[Symbol.dispose]();
    throw error;
  }
}

/** @throws BackendError Rejected whatever is wrong with it */
export async function openDataKey(
  transit: Transit,
  key: BackendKeyRef,
  wrapped: Uint8Array,
  context: string,
  signal: AbortSignal,
): Promise<Secret> {
  assertWraps(key);
  if (wrapped.length !== WRAPPED_BYTES) throw new BackendError("Rejected", "the wrapped data key was cut or extended");
  const what = "unwrapping a data key";
  const version = new DataView(wrapped.buffer, wrapped.byteOffset).getUint32(0);
  const ciphertext = prefixed(wrapped.subarray(HEADER_BYTES), version);
  const body = { ciphertext, associated_data: associated(context) };
  const { plaintext } = await transit.write(what, `decrypt/${parseKeyId(key)}`, body, signal);
  const bytes = bytesOf(what, plaintext);
  if (bytes.length === DATA_KEY_BYTES) return new Secret(bytes);
  bytes.fill(0);
  throw badAnswer(what, `it has ${bytes.length} bytes, not ${DATA_KEY_BYTES}`);
}

/** A new version of the key in the engine; what was wrapped under older ones still opens. */
export async function renewKey(transit: Transit, key: BackendKeyRef, signal: AbortSignal): Promise<void> {
  assertWraps(key);
  await transit.write("renewing a key", `keys/${parseKeyId(key)}/rotate`, {}, signal);
}

/** Never empty: the engine takes empty associated data for none. */
function associated(context: string): string {
  return base64(Buffer.from(`keyward.dev data key v1\0${context}`));
}

function assertWraps({ algorithm }: BackendKeyRef): void {
  if (algorithm !== "AES-256") throw unsupported(`data keys under a key of ${algorithm}; make one of AES-256`);
}
