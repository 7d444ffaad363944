import { constants, createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey } from "@keyward/core/backend/key-use";
import { Secret } from "@keyward/core/secret/secret";
import type { VaultClient } from "../connection/vault-client.ts";
import { badAnswer } from "./vault-key.ts";

/**
 * The service wraps with a public key, so that whoever has it could wrap a data key of their own. Therefore the vault also signs what it
 * wrapped, together with the context:
 *
 *     version (1) | length of the cipher text (2) | cipher text: RSA-OAEP-256 of the 32 bytes | signature: PS256 of the statement
 *     statement = name of the format, 0, SHA-256 of the context, cipher text
 *
 * The vault never sees the context, and neither half says anything about it.
 */
const FORMAT_VERSION = 1;
const HEADER_BYTES = 3;
const DATA_KEY_BYTES = 32;
const STATEMENT = "keyward.dev data key v1\0";
/** Of RSA-4096 twice. */
const MAX_WRAPPED_BYTES = HEADER_BYTES + 2 * 512;
const WRAP = "RSA-OAEP-256";
const SIGN = "PS256";

export async function generateDataKey(
  client: VaultClient,
  key: BackendKeyRef,
  context: string,
  signal: AbortSignal,
): Promise<DataKey> {
  const plain = new Secret(randomBytes(DATA_KEY_BYTES));
  try {
    const { result: cipherText } = await client.crypto("wrapping a data key", key, signal, (it, options) =>
      plain.use((bytes) => it.wrapKey(WRAP, bytes, options)),
    );
    const digest = createHash("sha256").update(statement(context, cipherText)).digest();
    const { result: signature } = await client.crypto("signing a data key", key, signal, (it, options) =>
      it.sign(SIGN, digest, options),
    );
    return { plain, wrapped: encode(cipherText, signature) };
  } catch (error) {
    plain[Symbol.dispose]();
    throw error;
  }
}

/** @throws BackendError Rejected whatever is wrong with it */
export async function openDataKey(
  client: VaultClient,
  key: BackendKeyRef,
  wrapped: Uint8Array,
  context: string,
  signal: AbortSignal,
): Promise<Secret> {
  const { cipherText, signature } = decode(wrapped);
  const publicKey = await client.publicKey(key, signal);
  if (!isOurs(publicKey, statement(context, cipherText), signature)) throw rejected();
  const { result } = await client.crypto("unwrapping a data key", key, signal, (it, options) =>
    it.unwrapKey(WRAP, cipherText, options),
  );
  if (result.length === DATA_KEY_BYTES) return new Secret(result);
  result.fill(0);
  throw badAnswer(`a data key has ${result.length} bytes, not ${DATA_KEY_BYTES}`);
}

function isOurs(spki: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  if (key.asymmetricKeyType !== "rsa") return false;
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return verify("sha256", text, { key, padding, saltLength }, signature);
}

function statement(context: string, cipherText: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(STATEMENT), createHash("sha256").update(context).digest(), cipherText]);
}

function encode(cipherText: Uint8Array, signature: Uint8Array): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(FORMAT_VERSION, 0);
  header.writeUInt16BE(cipherText.length, 1);
  return Buffer.concat([header, cipherText, signature]);
}

function decode(wrapped: Uint8Array): { readonly cipherText: Uint8Array; readonly signature: Uint8Array } {
  if (wrapped.length <= HEADER_BYTES || wrapped.length > MAX_WRAPPED_BYTES) throw rejected();
  const length = (wrapped[1]! << 8) | wrapped[2]!;
  // Both halves are as long as the modulus.
  if (wrapped[0] !== FORMAT_VERSION || wrapped.length !== HEADER_BYTES + 2 * length) throw rejected();
  const body = wrapped.subarray(HEADER_BYTES);
  return { cipherText: body.subarray(0, length), signature: body.subarray(length) };
}

function rejected(): BackendError {
  return new BackendError(
    "Rejected",
    "the wrapped data key does not open: it was changed, is of another key of Azure Key Vault, or belongs to another context",
  );
}
