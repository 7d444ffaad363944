import { timingSafeEqual } from "node:crypto";
import { requireAgreement } from "@keyward/core/algorithms/agreement";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { TOKEN_ALGORITHMS } from "./algorithms.ts";
import { badAnswer, isRejected, unsupported } from "./errors.ts";
import type { DataKeys } from "./keys/data-keys.ts";
import { publicBits } from "./keys/public-key.ts";
import { CKM } from "./mechanisms/cryptoki.ts";
import { type Oaep, oaepDecryption } from "./mechanisms/oaep.ts";
import { PARAMETER, planSigning } from "./mechanisms/signing.ts";
import { secretName, type UsedToken, useKey, withKey } from "./token/use-key.ts";

/** CKD_NULL */
const NO_KDF = 1;

export interface TokenUseOptions extends UsedToken {
  readonly capabilities: BackendCapabilities;
  readonly oaep: Oaep;
  readonly dataKeys: DataKeys;
}

/** Uses keys of a token. */
export class TokenKeyUse implements KeyUse {
  readonly #used: UsedToken;
  readonly #capabilities: BackendCapabilities;
  readonly #oaep: Oaep;
  readonly #dataKeys: DataKeys;

  constructor({ token, profile, objects, capabilities, oaep, dataKeys }: TokenUseOptions) {
    this.#dataKeys = dataKeys;
    this.#used = { token, profile, objects };
    this.#capabilities = capabilities;
    this.#oaep = oaep;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    this.#assertDoes(key, algorithm, input.bytes);
    const plan = planSigning(algorithm, requireKeyAlgorithm(key.algorithm).type, input);
    return plan.finish(await useKey(this.#used, key, { how: "sign", ...plan }, signal));
  }

  async computeMac(key: BackendKeyRef, algorithm: string, message: Uint8Array, signal: AbortSignal) {
    this.#assertDoes(key, algorithm, message);
    const { mechanism, bytes } = TOKEN_ALGORITHMS.get(key.algorithm)!.mac!;
    const mac = await useKey(
      this.#used,
      key,
      { how: "sign", mechanism: { mechanism }, data: message, maxBytes: bytes },
      signal,
    );
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
      const use = { how: "decrypt", mechanism, data: cipherText, maxBytes: bytes } as const;
      return finish(await useKey(this.#used, key, use, signal));
    } catch (error) {
      throw isRejected(error) ? noPlainText() : error;
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
    const derive = () => this.#used.token.call("derive", () => ({ key: name, mechanism, bytes }), signal);
    const secret = await withKey(this.#used, key, derive, signal);
    if (secret.length !== bytes) throw badAnswer(`a shared secret of ${secret.length} bytes where ${bytes} are due`);
    return new Secret(secret);
  }

  generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    return this.#dataKeys.generate(key, context, signal);
  }

  openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    return this.#dataKeys.open(key, wrapped, context, signal);
  }

  #assertDoes({ algorithm: name }: BackendKeyRef, operation: string, bytes: Uint8Array): void {
    const able = this.#capabilities.algorithms.get(name);
    if (!able?.operations.has(operation)) throw unsupported(`${quote(operation)} with a key of ${quote(name)}`);
    if (bytes.length <= able.maxMessageBytes) return;
    const text = `the message has ${bytes.length} bytes; the token is sent ${able.maxMessageBytes} at most`;
    throw new BackendError("Rejected", text);
  }
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
  return publicBits(spki);
}

function noPlainText(): BackendError {
  return new BackendError("Rejected", "the cipher text does not decrypt with this key and algorithm");
}
