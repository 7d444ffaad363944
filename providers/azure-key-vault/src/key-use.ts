import { createHash } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { rawToDer } from "@keyward/core/crypto/signature/ecdsa-signature";
import { Secret } from "@keyward/core/secret/secret";
import { decryptionOf, MAX_MESSAGE_BYTES, signatureOf, type VaultSignature } from "./algorithms.ts";
import type { VaultClient } from "./connection/vault-client.ts";
import { generateDataKey, openDataKey } from "./keys/data-key.ts";
import { badAnswer } from "./keys/vault-key.ts";

/** Uses keys that stay in the vault: one call each, but for data keys. */
export class AzureKeyUse implements KeyUse {
  readonly #client: VaultClient;

  constructor(client: VaultClient) {
    this.#client = client;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    const signature = signatureOf(key.algorithm, algorithm);
    const digest = digestOf(signature, input);
    const { result } = await this.#client.crypto("signing", key, signal, (it, options) =>
      it.sign(signature.name, digest, options),
    );
    if (signature.scalarBytes === undefined) return result;
    if (result.length === 2 * signature.scalarBytes) return rawToDer(result);
    throw badAnswer(`a signature of ${signature.name} has ${result.length} bytes, not ${2 * signature.scalarBytes}`);
  }

  async decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    const name = decryptionOf(key.algorithm, algorithm) as "RSA-OAEP-256";
    const { result } = await this.#client.crypto("decrypting", key, signal, (it, options) =>
      it.decrypt({ algorithm: name, ciphertext: cipherText }, options),
    );
    return new Secret(result);
  }

  generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    return generateDataKey(this.#client, key, context, signal);
  }

  openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    return openDataKey(this.#client, key, wrapped, context, signal);
  }

  async computeMac(): Promise<never> {
    throw unsupported("message authentication codes");
  }

  async verifyMac(): Promise<never> {
    throw unsupported("message authentication codes");
  }

  async agree(): Promise<never> {
    throw unsupported("key agreement");
  }
}

function digestOf({ hash, digestBytes }: VaultSignature, { kind, bytes }: SignedInput): Uint8Array {
  if (kind === "message" && bytes.length > MAX_MESSAGE_BYTES) {
    throw new BackendError("Rejected", `a message has ${bytes.length} bytes; the most is ${MAX_MESSAGE_BYTES}`);
  }
  if (kind === "message") return createHash(hash).update(bytes).digest();
  if (bytes.length === digestBytes) return bytes;
  throw new BackendError("Rejected", `a digest has ${bytes.length} bytes; the algorithm's has ${digestBytes}`);
}

function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Azure Key Vault serves no ${what}`);
}
