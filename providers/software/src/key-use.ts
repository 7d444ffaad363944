import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { requireAsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { hasUsage, type KeyUsage } from "@keyward/core/algorithms/key-usage";
import { requireMac } from "@keyward/core/algorithms/mac";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { agree } from "@keyward/core/crypto/agreement/agree";
import { decryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { decryptPkcs1 } from "@keyward/core/crypto/asymmetric/rsa-pkcs1";
import { importKey } from "@keyward/core/crypto/key/import-key";
import type { PairMaterial, SecretMaterial } from "@keyward/core/crypto/key/material/key-material";
import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { assertMessage, requireAlgorithm, requireOperation } from "./algorithms.ts";
import { makeDataKey, openDataKey } from "./data-keys/data-key-envelope.ts";
import { abortable } from "./keys/abortable.ts";
import { readKey } from "./keys/key-bytes.ts";
import { signInput } from "./keys/sign-input.ts";
import type { Versions } from "./sets/versions.ts";

const NOTHING = new Uint8Array();

/** Uses keys where they are not held already: self-checks, certificates, data keys. Each call opens the key and lets go of it. */
export class SoftwareKeyUse implements KeyUse {
  readonly #versions: Versions;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    return abortable(signal, async () => {
      requireOperation(key.algorithm, algorithm);
      assertMessage(input.bytes);
      const row = requireSignatureAlgorithm(algorithm);
      return signInput(row, (await this.#open(key, ["sign"], signal)) as PairMaterial, input);
    });
  }

  computeMac(key: BackendKeyRef, algorithm: string, message: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    return abortable(signal, async () => {
      assertMessage(message);
      const state = await this.#mac(key, algorithm, signal);
      state.update(message);
      return state.final();
    });
  }

  verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean> {
    return abortable(signal, async () => {
      assertMessage(message);
      const state = await this.#mac(key, algorithm, signal);
      state.update(message);
      return mac.length === requireMac(algorithm).tagBytes && tagHolds(state, mac);
    });
  }

  decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    return abortable(signal, async () => {
      requireOperation(key.algorithm, algorithm);
      const material = (await this.#open(key, ["decrypt", "unwrap"], signal)) as PairMaterial;
      const { construction } = requireAsymmetricCipher(algorithm);
      const [own] = material.privateKeys;
      if (construction.kind === "rsa-oaep")
        return new Secret(await decryptOaep(construction, own!, cipherText, NOTHING));
      return new Secret(decryptPkcs1(own!, cipherText));
    });
  }

  agree(key: BackendKeyRef, peer: Uint8Array, signal: AbortSignal): Promise<Secret> {
    return abortable(signal, async () => {
      const agreement = AGREEMENTS.get(key.algorithm);
      if (agreement === undefined) throw serves(key, "key agreement");
      const { material } = importKey({ format: "spki", data: peer, type: agreement.keyType });
      const own = (await this.#open(key, ["agree"], signal)) as PairMaterial;
      return new Secret(await agree(agreement, own.privateKeys[0]!, (material as PairMaterial).publicKeys[0]!));
    });
  }

  generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    return abortable(signal, async () => {
      using secret = await this.#aesKey(key, ["encrypt", "wrap"], signal);
      return makeDataKey(secret, context);
    });
  }

  openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    return abortable(signal, async () => {
      using secret = await this.#aesKey(key, ["decrypt", "unwrap"], signal);
      return openDataKey(secret, wrapped, context);
    });
  }

  async #mac(key: BackendKeyRef, name: string, signal: AbortSignal) {
    requireOperation(key.algorithm, name);
    const algorithm = requireMac(name);
    const { secret } = (await this.#open(key, ["sign", "verify"], signal)) as SecretMaterial;
    return startMac({ algorithm, tagBytes: algorithm.tagBytes, customization: NOTHING }, secret);
  }

  async #open(key: BackendKeyRef, usages: readonly KeyUsage[], signal: AbortSignal) {
    using plain = await this.#plain(key, usages, signal);
    return readKey(requireAlgorithm(key.algorithm), plain);
  }

  #aesKey(key: BackendKeyRef, usages: readonly KeyUsage[], signal: AbortSignal): Promise<Secret> {
    if (requireKeyAlgorithm(key.algorithm).type.family !== "aes") throw serves(key, "data keys");
    return this.#plain(key, usages, signal);
  }

  async #plain(key: BackendKeyRef, usages: readonly KeyUsage[], signal: AbortSignal): Promise<Secret> {
    const found = await this.#versions.usable(key, signal);
    if (usages.some((usage) => hasUsage(found.version.usages, usage))) return this.#versions.open(found, signal);
    throw new BackendError("Denied", `the key ${quote(key.id)} was not made to ${usages.join(" or ")}`);
  }
}

function serves({ algorithm }: BackendKeyRef, what: string): BackendError {
  return new BackendError("Unsupported", `a software key ${quote(algorithm)} does not serve ${what}`);
}
