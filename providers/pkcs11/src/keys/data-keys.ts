import { constants, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey } from "@keyward/core/backend/key-use";
import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from "../algorithms.ts";
import { badAnswer, isRejected, unsupported } from "../errors.ts";
import { CKK, CKM } from "../mechanisms/cryptoki.ts";
import { type Oaep, oaepDecryption } from "../mechanisms/oaep.ts";
import { PARAMETER } from "../mechanisms/signing.ts";
import type { Mechanism } from "../program/protocol.ts";
import { disabled, type UsedToken, useKey } from "../token/use-key.ts";
import { backendKey, stateOf } from "./key-objects.ts";
import { requireId } from "./key-ref.ts";

const DATA_KEY_BYTES = 32;
/** Under AES: 1 | nonce (12) | cipher text (32) | tag (16). Under RSA: 2 | the inner key, by OAEP | an envelope under the inner key. */
const UNDER_AES = 1;
const UNDER_RSA = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED_BYTES = DATA_KEY_BYTES + TAG_BYTES;
const INNER_ALGORITHM = "RSA-OAEP-SHA256";
const PURPOSE = "keyward.dev/data-key/1";

export interface DataKeysOptions extends UsedToken {
  readonly oaep: Oaep;
  /** Names of key algorithms under which there are data keys here. */
  readonly algorithms: ReadonlySet<string>;
}

/** Data keys under a key of the token: by AES-GCM inside of it; where it has none, under a key that only its RSA key decrypts. */
export class DataKeys {
  readonly #options: DataKeysOptions;

  constructor(options: DataKeysOptions) {
    this.#options = options;
  }

  async generate(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    const algorithm = this.#algorithm(key);
    const plain = new Secret(randomBytes(DATA_KEY_BYTES));
    try {
      const isRsa = algorithm.keyType === CKK.rsa;
      const wrapped = isRsa
        ? await this.#wrapUnderRsa(key, algorithm, plain, context, signal)
        : await this.#wrapUnderAes(key, plain, context, signal);
      return { plain, wrapped };
    } catch (error) {
      plain[Symbol.dispose]();
      throw error;
    }
  }

  async open(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    const algorithm = this.#algorithm(key);
    try {
      if (algorithm.keyType === CKK.rsa) return await this.#openUnderRsa(key, algorithm, wrapped, context, signal);
      return await this.#openUnderAes(key, wrapped, context, signal);
    } catch (error) {
      throw isRejected(error) ? noDataKey() : error;
    }
  }

  async #wrapUnderAes(key: BackendKeyRef, plain: Secret, context: string, signal: AbortSignal): Promise<Uint8Array> {
    const nonce = randomBytes(NONCE_BYTES);
    const mechanism = gcm(nonce, context);
    const sealed = await plain.use((data) =>
      useKey(this.#options, key, { how: "encrypt", mechanism, data, maxBytes: SEALED_BYTES }, signal),
    );
    if (sealed.length !== SEALED_BYTES) throw badAnswer(`${sealed.length} bytes for a data key`);
    return Buffer.concat([Buffer.of(UNDER_AES), nonce, sealed]);
  }

  async #openUnderAes(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    if (wrapped.length !== 1 + NONCE_BYTES + SEALED_BYTES || wrapped[0] !== UNDER_AES) throw noDataKey();
    const mechanism = gcm(wrapped.subarray(1, 1 + NONCE_BYTES), context);
    const data = wrapped.subarray(1 + NONCE_BYTES);
    const use = { how: "decrypt", mechanism, data, maxBytes: data.length } as const;
    return ofDataKeyLength(new Secret(await useKey(this.#options, key, use, signal)));
  }

  async #wrapUnderRsa(
    key: BackendKeyRef,
    algorithm: TokenAlgorithm,
    plain: Secret,
    context: string,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const found = await this.#options.objects.find(requireId(key), true, signal);
    if (!found.secret) throw new BackendError("KeyMissing", "the token has no such key");
    if (stateOf(algorithm, found) === "Disabled") throw disabled();
    const { publicKey } = backendKey(key.id, algorithm, found);
    const rsa = createPublicKey({ key: Buffer.from(publicKey!), format: "der", type: "spki" });
    using inner = new Secret(randomBytes(DATA_KEY_BYTES));
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const outer = inner.use((bytes) => publicEncrypt({ key: rsa, padding, oaepHash: "sha256" }, bytes));
    return Buffer.concat([Buffer.of(UNDER_RSA), outer, sealEnvelope(inner, plain, [PURPOSE, key.id, context])]);
  }

  async #openUnderRsa(
    key: BackendKeyRef,
    { size }: TokenAlgorithm,
    wrapped: Uint8Array,
    context: string,
    signal: AbortSignal,
  ): Promise<Secret> {
    const maxBytes = size / 8;
    if (wrapped.length <= 1 + maxBytes || wrapped[0] !== UNDER_RSA) throw noDataKey();
    const { mechanism, finish } = oaepDecryption(this.#options.oaep, INNER_ALGORITHM);
    const use = { how: "decrypt", mechanism, data: wrapped.subarray(1, 1 + maxBytes), maxBytes } as const;
    using inner = ofDataKeyLength(finish(await useKey(this.#options, key, use, signal)));
    try {
      return ofDataKeyLength(openEnvelope(inner, wrapped.subarray(1 + maxBytes), [PURPOSE, key.id, context]));
    } catch {
      throw noDataKey();
    }
  }

  #algorithm({ algorithm: name }: BackendKeyRef): TokenAlgorithm {
    const algorithm = TOKEN_ALGORITHMS.get(name);
    if (algorithm !== undefined && this.#options.algorithms.has(name)) return algorithm;
    throw unsupported(`data keys under ${quote(name)}`);
  }
}

function ofDataKeyLength(secret: Secret): Secret {
  if (secret.length === DATA_KEY_BYTES) return secret;
  secret[Symbol.dispose]();
  throw noDataKey();
}

function gcm(iv: Uint8Array, context: string): Mechanism {
  const parameter = {
    type: PARAMETER.aesGcm,
    iv,
    ivBits: iv.length * 8,
    aad: Buffer.from(`${PURPOSE}\0${context}`),
    tagBits: TAG_BYTES * 8,
  };
  return { mechanism: CKM.aesGcm, parameter };
}

function noDataKey(): BackendError {
  return new BackendError("Rejected", "the data key does not open with this key and context");
}
