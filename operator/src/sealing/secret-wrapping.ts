import { BackendError } from "@keyward/core/backend/backend-error";
import type { DataKey } from "@keyward/core/backend/key-use";
import type { Secret as SecretBytes } from "@keyward/core/secret/secret";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { makeDataKey, openDataKey } from "@keyward/provider-software/data-keys/data-key-envelope";
import {
  generateKeyEncryptionKey,
  parseKeyEncryptionKey,
} from "@keyward/provider-software/data-keys/key-encryption-key";
import { createOrAdopt, OWN_SECRET, ownSecret, secretBytes } from "../caches/own-secret.ts";
import { isSealedSecret } from "../key-policy/sealed-secret.ts";
import { DATA_KEY_LABEL } from "./data-key-secret.ts";
import { storeError } from "./store-error.ts";
import { describeWrapping, type Wrapping } from "./wrapping.ts";

export interface SecretWrappingOptions {
  readonly client: KubeClient;
  /** The operator's own. */
  readonly namespace: string;
}

const FIELD = "key";

/** A key-encryption key in a Secret of the operator's namespace: for development, and for what earlier releases sealed. */
export class SecretWrapping implements Wrapping {
  readonly descriptor: string;
  readonly #options: SecretWrappingOptions;
  readonly #name: string;

  constructor(name: string, options: SecretWrappingOptions) {
    this.descriptor = describeWrapping({ kind: "Secret", name });
    this.#options = options;
    this.#name = name;
  }

  async generate(context: string, signal: AbortSignal): Promise<DataKey> {
    using key = (await this.#read(signal)) ?? (await this.#make(signal));
    return makeDataKey(key, context);
  }

  async open(wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<SecretBytes> {
    using key = await this.key(signal);
    return openDataKey(key, wrapped, context);
  }

  /** @returns the key itself; whoever gets it disposes of it. @throws KeyMissing */
  async key(signal: AbortSignal): Promise<SecretBytes> {
    const key = await this.#read(signal);
    if (key !== undefined) return key;
    throw this.#fault("is gone. Next: restore it from a backup");
  }

  async #read(signal: AbortSignal): Promise<SecretBytes | undefined> {
    const { client, namespace } = this.#options;
    try {
      const secret = await client.get(SECRETS, { namespace, name: this.#name }, { signal });
      return parseKeyEncryptionKey(secretBytes(secret, FIELD) ?? new Uint8Array());
    } catch (error) {
      if (isNotFound(error)) return undefined;
      if (error instanceof Error && "code" in error && error.code === "FAILED_PRECONDITION") {
        throw this.#fault(`holds no 32 bytes under ${FIELD}. Next: restore it from a backup`, error);
      }
      throw storeError("read the key-encryption key", error);
    }
  }

  /** Once, and never again while there is anything that it may open: what was lost can be restored, what was replaced cannot. */
  async #make(signal: AbortSignal): Promise<SecretBytes> {
    const { client, namespace } = this.#options;
    if (await this.#isNeeded(signal))
      throw this.#fault("is gone, and sealed keys need it. Next: restore it from a backup");
    using key = generateKeyEncryptionKey();
    const type = "keyward.dev/key-encryption-key";
    const secret = key.use((bytes) => ownSecret({ namespace, name: this.#name, type, data: { [FIELD]: bytes } }));
    try {
      await createOrAdopt(client, { ...secret, immutable: true });
    } catch (error) {
      throw storeError("store the key-encryption key", error);
    }
    // Of two replicas that make one, the first has made it: what lies there is the key.
    return this.key(signal);
  }

  async #isNeeded(signal: AbortSignal): Promise<boolean> {
    const { client, namespace } = this.#options;
    const labelSelector = `${OWN_SECRET.label}=${OWN_SECRET.value}`;
    const { items } = await client.list(SECRETS, { namespace, labelSelector }, { signal });
    return items.some((secret) => isSealedSecret(secret) || this.#wraps(secret));
  }

  #wraps({ metadata: { labels, annotations } }: Secret): boolean {
    return labels?.[DATA_KEY_LABEL] !== undefined && Object.values(annotations ?? {}).includes(this.descriptor);
  }

  #fault(what: string, cause?: unknown): BackendError {
    return new BackendError("KeyMissing", `Secret ${this.#options.namespace}/${this.#name} ${what}`, { cause });
  }
}
