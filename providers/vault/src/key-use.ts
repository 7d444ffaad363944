import { createHash, timingSafeEqual } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { Secret } from "@keyward/core/secret/secret";
import {
  assertMessageLength,
  assertServed,
  macOf,
  signatureOf,
  type TransitSignature,
  unsupported,
} from "./algorithms.ts";
import { base64, bytesOf, KEY_VERSION, prefixed, type Transit, unprefixed } from "./connection/transit.ts";
import { generateDataKey, openDataKey } from "./keys/data-key.ts";
import { parseKeyId } from "./keys/key-name.ts";

const VERSION = { key_version: KEY_VERSION } as const;

/** Uses keys that stay in the engine: one call each. */
export class VaultKeyUse implements KeyUse {
  readonly #transit: Transit;

  constructor(transit: Transit) {
    this.#transit = transit;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    const signature = signatureOf(key.algorithm, algorithm);
    const body = { input: base64(signedBytes(signature, input)), ...signature.parameters, ...VERSION };
    const path = `sign/${parseKeyId(key)}${signature.hash === undefined ? "" : `/${signature.hash}`}`;
    const prehashed = signature.hash !== undefined;
    const answer = await this.#transit.write("signing", path, { ...body, prehashed }, signal);
    return unprefixed("signing", answer.signature);
  }

  async computeMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    assertMessageLength(message);
    const path = `hmac/${parseKeyId(key)}/${macOf(key.algorithm, algorithm)}`;
    const answer = await this.#transit.write("making a code", path, { input: base64(message), ...VERSION }, signal);
    return unprefixed("making a code", answer.hmac);
  }

  async verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean> {
    const whole = await this.computeMac(key, algorithm, message, signal);
    return whole.length === mac.length && timingSafeEqual(whole, mac);
  }

  async decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    assertServed(key.algorithm, algorithm);
    const path = `decrypt/${parseKeyId(key)}`;
    const answer = await this.#transit.write("decrypting", path, { ciphertext: prefixed(cipherText) }, signal);
    return new Secret(answer.plaintext === "" ? Buffer.alloc(0) : bytesOf("decrypting", answer.plaintext));
  }

  generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    return generateDataKey(this.#transit, key, context, signal);
  }

  openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    return openDataKey(this.#transit, key, wrapped, context, signal);
  }

  async agree(): Promise<never> {
    throw unsupported("key agreement");
  }
}

/** Where the engine takes a digest the message is hashed here, so that its length is nothing to the server. */
function signedBytes({ nodeHash, digestBytes }: TransitSignature, { kind, bytes }: SignedInput): Uint8Array {
  if (kind === "message") assertMessageLength(bytes);
  if (nodeHash === undefined) {
    if (kind === "message") return bytes;
    throw unsupported("a digest for an algorithm that signs messages");
  }
  if (kind === "message") return createHash(nodeHash).update(bytes).digest();
  if (bytes.length === digestBytes) return bytes;
  throw new BackendError("Rejected", `a digest has ${bytes.length} bytes; the algorithm's has ${digestBytes}`);
}
