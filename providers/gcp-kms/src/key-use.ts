import { randomBytes } from "node:crypto";
import type { protos } from "@google-cloud/kms";
import { type HashAlgorithm, digest as hashOf } from "@keyward/core/algorithms/hash";
import { requireMac } from "@keyward/core/algorithms/mac";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { digestInfo } from "@keyward/core/crypto/signature/digest/emsa-pkcs1";
import { Secret } from "@keyward/core/secret/secret";
import {
  type GcpAlgorithm,
  type GcpAlgorithms,
  MAX_HASHED_BYTES,
  MAX_MESSAGE_BYTES,
  requireOperation,
  unsupported,
} from "./algorithms.ts";
import type { GcpCalls, Request } from "./connection/calls.ts";
import { arrivedIntact, checksum, intact, intactOrEmpty, ofLength } from "./connection/integrity.ts";
import { cryptoKeyOf } from "./keys/key-names.ts";

type v1 = typeof protos.google.cloud.kms.v1;
type Answer<K extends keyof v1> = v1[K] extends { prototype: infer T } ? Partial<T> : never;

const DATA_KEY_BYTES = 32;
const MAX_WRAPPED_BYTES = 65_536;

/** Key versions of Cloud KMS at work: one request each, with checksums both ways. */
export class GcpKeyUse implements KeyUse {
  readonly #calls: GcpCalls;
  readonly #algorithms: GcpAlgorithms;

  constructor(calls: GcpCalls, algorithms: GcpAlgorithms) {
    this.#calls = calls;
    this.#algorithms = algorithms;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    const { signs } = requireOperation(this.#algorithms, key.algorithm, algorithm);
    const request = signRequest(signs, algorithm, input);
    const answer = await this.#ask<Answer<"AsymmetricSignResponse">>("asymmetricSign", key, request, signal);
    arrivedIntact(
      "AsymmetricSign",
      "data" in request ? answer.verifiedDataCrc32c : answer.verifiedDigestCrc32c,
      answer.name === key.id,
    );
    const signature = intact("AsymmetricSign", answer.signature, answer.signatureCrc32c);
    return ofLength("AsymmetricSign", signature, signatureBytes(algorithm, key.algorithm));
  }

  async computeMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    requireOperation(this.#algorithms, key.algorithm, algorithm);
    const request = { data: whole(message), dataCrc32c: checksum(message) };
    const answer = await this.#ask<Answer<"MacSignResponse">>("macSign", key, request, signal);
    arrivedIntact("MacSign", answer.verifiedDataCrc32c, answer.name === key.id);
    return ofLength("MacSign", intact("MacSign", answer.mac, answer.macCrc32c), requireMac(algorithm).tagBytes);
  }

  async verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean> {
    requireOperation(this.#algorithms, key.algorithm, algorithm);
    if (mac.length !== requireMac(algorithm).tagBytes) return false;
    const request = { data: whole(message), dataCrc32c: checksum(message), mac, macCrc32c: checksum(mac) };
    const answer = await this.#ask<Answer<"MacVerifyResponse">>("macVerify", key, request, signal);
    const { success = false, verifiedDataCrc32c, verifiedMacCrc32c, verifiedSuccessIntegrity } = answer;
    // It repeats the verdict, so that one flipped bit is seen.
    arrivedIntact("MacVerify", verifiedDataCrc32c, verifiedMacCrc32c, verifiedSuccessIntegrity === success);
    return success;
  }

  async decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    requireOperation(this.#algorithms, key.algorithm, algorithm);
    const request = { ciphertext: cipherText, ciphertextCrc32c: checksum(cipherText) };
    const answer = await this.#ask<Answer<"AsymmetricDecryptResponse">>("asymmetricDecrypt", key, request, signal);
    arrivedIntact("AsymmetricDecrypt", answer.verifiedCiphertextCrc32c);
    return new Secret(intactOrEmpty("AsymmetricDecrypt", answer.plaintext, answer.plaintextCrc32c));
  }

  async agree(key: BackendKeyRef): Promise<Secret> {
    throw unsupported(`key agreement with a key of ${key.algorithm}`);
  }

  /** Made here: what Google would make is made for keys in its HSMs only. */
  async generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    const bytes = randomBytes(DATA_KEY_BYTES);
    const plain = new Secret(bytes);
    try {
      const aad = Buffer.from(context, "utf8");
      const request = {
        ...bound(aad),
        plaintext: bytes,
        plaintextCrc32c: checksum(bytes),
      };
      const answer = await this.#ask<Answer<"EncryptResponse">>("encrypt", ofCryptoKey(key), request, signal);
      arrivedIntact(
        "Encrypt",
        answer.verifiedPlaintextCrc32c,
        aad.length === 0 || answer.verifiedAdditionalAuthenticatedDataCrc32c,
      );
      return { plain, wrapped: intact("Encrypt", answer.ciphertext, answer.ciphertextCrc32c) };
    } catch (error) {
      plain[Symbol.dispose]();
      throw error;
    }
  }

  async openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    if (wrapped.length === 0 || wrapped.length > MAX_WRAPPED_BYTES) {
      throw new BackendError("Rejected", `a wrapped data key of Cloud KMS has 1 to ${MAX_WRAPPED_BYTES} bytes`);
    }
    const aad = Buffer.from(context, "utf8");
    const request = { ...bound(aad), ciphertext: wrapped, ciphertextCrc32c: checksum(wrapped) };
    const answer = await this.#ask<Answer<"DecryptResponse">>("decrypt", ofCryptoKey(key), request, signal);
    const plain = intact("Decrypt", answer.plaintext, answer.plaintextCrc32c);
    return new Secret(ofLength("Decrypt", plain, DATA_KEY_BYTES));
  }

  #ask<T>(method: string, { id }: Pick<BackendKeyRef, "id">, request: Request, signal: AbortSignal): Promise<T> {
    cryptoKeyOf(id.includes("/cryptoKeyVersions/") ? id : `${id}/cryptoKeyVersions/1`);
    return this.#calls.ask<T>(method, { name: id, ...request }, { name: id }, signal);
  }
}

/** Encrypt and Decrypt are of the CryptoKey: the cipher text says by which version it was made. */
function ofCryptoKey({ id }: BackendKeyRef): { readonly id: string } {
  return { id: cryptoKeyOf(id) };
}

function bound(aad: Uint8Array): Request {
  return { additionalAuthenticatedData: aad, additionalAuthenticatedDataCrc32c: checksum(aad) };
}

function signRequest(signs: GcpAlgorithm["signs"], algorithm: string, input: SignedInput): Request {
  const { hash } = requireSignatureAlgorithm(algorithm);
  if (hash === undefined) {
    if (input.kind === "digest") throw unsupported(`${algorithm} over a digest; it takes the whole message`);
    return data(whole(input.bytes));
  }
  const digest = digestOf(algorithm, hash, input);
  if (signs === "digest-info") return data(digestInfo(hash, digest));
  return { digest: { [hash.nodeName]: digest }, digestCrc32c: checksum(digest) };
}

function digestOf(algorithm: string, hash: HashAlgorithm, { kind, bytes }: SignedInput): Uint8Array {
  if (kind === "message" && bytes.length > MAX_HASHED_BYTES) {
    throw new BackendError("Rejected", `the message has more than ${MAX_HASHED_BYTES} bytes`);
  }
  if (kind === "message") return hashOf(hash, bytes);
  if (bytes.length === hash.digestBytes) return bytes;
  throw new BackendError(
    "Rejected",
    `${algorithm} takes a digest of ${hash.digestBytes} bytes, not of ${bytes.length}`,
  );
}

function data(bytes: Uint8Array): Request {
  return { data: bytes, dataCrc32c: checksum(bytes) };
}

function whole(message: Uint8Array): Uint8Array {
  if (message.length <= MAX_MESSAGE_BYTES) return message;
  throw new BackendError(
    "Rejected",
    `Cloud KMS takes messages of at most ${MAX_MESSAGE_BYTES} bytes here, not of ${message.length}`,
  );
}

/** @returns undefined where signatures differ in length, as with ECDSA */
function signatureBytes(algorithm: string, keyAlgorithm: string): number | undefined {
  const { signatureBytes: fixed } = requireSignatureAlgorithm(algorithm);
  const [, modulusBits] = /^RSA-([0-9]+)$/.exec(keyAlgorithm) ?? [];
  return modulusBits === undefined ? fixed : Number(modulusBits) / 8;
}
