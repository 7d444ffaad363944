import { randomBytes, timingSafeEqual } from "node:crypto";
import { requireAgreement } from "@keyward/core/algorithms/agreement";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { importSpki } from "@keyward/core/crypto/key/spki";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { readAlgorithmIdentifier } from "@keyward/core/x509/algorithm-identifier";
import { readSequence } from "@keyward/core/x509/der/reader";
import { readOctetBits } from "@keyward/core/x509/der/values";
import { TOKEN_ALGORITHMS } from "./algorithms.ts";
import { CKM, CKO } from "./cryptoki.ts";
import { badAnswer, unsupported } from "./errors.ts";
import { requireId } from "./key-ref.ts";
import { type Oaep, oaepDecryption } from "./oaep.ts";
import type { KeyName, Mechanism } from "./program/protocol.ts";
import { PARAMETER, planSigning } from "./signing.ts";
import type { Token } from "./token/token.ts";

const DATA_KEY_BYTES = 32;
/** Wrapped data key: version (1 byte) | nonce (12) | cipher text (32) | tag (16). */
const DATA_KEY_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_BYTES = 1 + NONCE_BYTES + DATA_KEY_BYTES + TAG_BYTES;
/** CKD_NULL */
const NO_KDF = 1;

export interface TokenUseOptions {
  readonly token: Token;
  readonly capabilities: BackendCapabilities;
  readonly oaep: Oaep;
}

/** Uses keys of a token. */
export class TokenKeyUse implements KeyUse {
  readonly #token: Token;
  readonly #capabilities: BackendCapabilities;
  readonly #oaep: Oaep;

  constructor({ token, capabilities, oaep }: TokenUseOptions) {
    this.#token = token;
    this.#capabilities = capabilities;
    this.#oaep = oaep;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    this.#assertDoes(key, algorithm, input.bytes);
    const plan = planSigning(algorithm, requireKeyAlgorithm(key.algorithm).type, input);
    return plan.finish(await this.#use("sign", key, plan.mechanism, plan.data, plan.maxBytes, signal));
  }

  async computeMac(key: BackendKeyRef, algorithm: string, message: Uint8Array, signal: AbortSignal) {
    this.#assertDoes(key, algorithm, message);
    const { mechanism, bytes } = TOKEN_ALGORITHMS.get(key.algorithm)!.mac!;
    const mac = await this.#use("sign", key, { mechanism }, message, bytes, signal);
    if (mac.length !== bytes) throw badAnswer(`a MAC of ${mac.length} bytes where ${bytes} are due`);
    return mac;
  }

  /** The token computes it again: a comparison inside would tell no more. */
  async verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean> {
    const right = await this.computeMac(key, algorithm, message, signal);
    return mac.length === right.length && timingSafeEqual(mac, right);
  }

  async decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    this.#assertDoes(key, algorithm, cipherText);
    const bytes = requireKeyAlgorithm(key.algorithm).type.bits / 8;
    if (cipherText.length !== bytes) throw noPlainText();
    const { mechanism, finish } = oaepDecryption(this.#oaep, algorithm);
    try {
      return finish(await this.#use("decrypt", key, mechanism, cipherText, bytes, signal));
    } catch (error) {
      throw isAboutTheInput(error) ? noPlainText() : error;
    }
  }

  async agree(key: BackendKeyRef, peer: Uint8Array, signal: AbortSignal): Promise<Secret> {
    const agreement = TOKEN_ALGORITHMS.get(key.algorithm)?.agreement;
    if (agreement === undefined) throw unsupported(`agreement with a key of ${quote(key.algorithm)}`);
    this.#assertDoes(key, agreement, peer);
    const { keyType } = requireAgreement(agreement);
    const publicData = pointOf(peer, keyType.name);
    const bytes = Math.ceil(keyType.bits / 8);
    const parameter = { type: PARAMETER.ecdh, kdf: NO_KDF, publicData };
    const mechanism = { mechanism: CKM.ecdh1Derive, parameter };
    const name = secretName(key);
    const secret = await this.#token.call("derive", () => ({ key: name, mechanism, bytes }), signal);
    if (secret.length !== bytes) throw badAnswer(`a shared secret of ${secret.length} bytes where ${bytes} are due`);
    return new Secret(secret);
  }

  async generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    this.#assertDataKeys(key);
    const nonce = randomBytes(NONCE_BYTES);
    const plain = randomBytes(DATA_KEY_BYTES);
    try {
      const bytes = DATA_KEY_BYTES + TAG_BYTES;
      const sealed = await this.#use("encrypt", key, gcm(nonce, context), plain, bytes, signal);
      if (sealed.length !== bytes) throw badAnswer(`${sealed.length} bytes for a data key`);
      return { plain: new Secret(plain), wrapped: Buffer.concat([Buffer.of(DATA_KEY_VERSION), nonce, sealed]) };
    } catch (error) {
      plain.fill(0);
      throw error;
    }
  }

  async openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    this.#assertDataKeys(key);
    if (wrapped.length !== WRAPPED_BYTES || wrapped[0] !== DATA_KEY_VERSION) throw noDataKey();
    const mechanism = gcm(wrapped.subarray(1, 1 + NONCE_BYTES), context);
    const sealed = wrapped.subarray(1 + NONCE_BYTES);
    try {
      return new Secret(await this.#use("decrypt", key, mechanism, sealed, sealed.length, signal));
    } catch (error) {
      throw isAboutTheInput(error) ? noDataKey() : error;
    }
  }

  #use(
    how: "sign" | "encrypt" | "decrypt",
    ref: BackendKeyRef,
    mechanism: Mechanism,
    data: Uint8Array,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const key = secretName(ref);
    return this.#token.call("use", () => ({ how, key, mechanism, data, maxBytes }), signal);
  }

  #assertDoes({ algorithm: name }: BackendKeyRef, operation: string, bytes: Uint8Array): void {
    const able = this.#capabilities.algorithms.get(name);
    if (!able?.operations.has(operation)) throw unsupported(`${quote(operation)} with a key of ${quote(name)}`);
    if (bytes.length <= able.maxMessageBytes) return;
    const text = `the message has ${bytes.length} bytes; the token is sent ${able.maxMessageBytes} at most`;
    throw new BackendError("Rejected", text);
  }

  #assertDataKeys({ algorithm }: BackendKeyRef): void {
    if (!this.#capabilities.dataKeys || algorithm !== "AES-256")
      throw unsupported(`data keys under ${quote(algorithm)}`);
  }
}

function secretName(ref: BackendKeyRef): KeyName {
  const algorithm = TOKEN_ALGORITHMS.get(ref.algorithm);
  return { class: algorithm?.isPair ? CKO.privateKey : CKO.secretKey, id: requireId(ref) };
}

function gcm(iv: Uint8Array, context: string): Mechanism {
  const parameter = {
    type: PARAMETER.aesGcm,
    iv,
    ivBits: iv.length * 8,
    aad: Buffer.from(`keyward.dev/data-key/1\0${context}`),
    tagBits: TAG_BYTES * 8,
  };
  return { mechanism: CKM.aesGcm, parameter };
}

/** @returns the point of a public key on the curve that our key is on. @throws Rejected */
function pointOf(spki: Uint8Array, keyType: string): Uint8Array {
  let name: string;
  try {
    name = importSpki(spki).type.name;
  } catch (error) {
    throw new BackendError("Rejected", `the peer's public key: ${(error as Error).message}`);
  }
  if (name !== keyType) throw new BackendError("Rejected", `the peer's key is ${name}; ours is ${keyType}`);
  const reader = readSequence(spki, "public key");
  readAlgorithmIdentifier(reader, "algorithm");
  return readOctetBits(reader, "public key");
}

function isAboutTheInput(error: unknown): boolean {
  return error instanceof BackendError && error.fault === "Rejected";
}

function noPlainText(): BackendError {
  return new BackendError("Rejected", "the cipher text does not decrypt with this key and algorithm");
}

function noDataKey(): BackendError {
  return new BackendError("Rejected", "the data key does not open with this key and context");
}
