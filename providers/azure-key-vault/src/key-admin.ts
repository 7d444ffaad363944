import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type {
  BackendKey,
  BackendKeyRef,
  ImportTicket,
  KeyAdmin,
  KeySpec,
  WrappedKey,
} from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { quote } from "@keyward/core/text/quote";
import { kindOf, operationsOf } from "./algorithms.ts";
import type { AzureConfig } from "./config.ts";
import type { CallOptions } from "./connection/exchange.ts";
import type { VaultClient } from "./connection/vault-client.ts";
import { isMissing } from "./errors.ts";
import { deleteKey, recoverKey } from "./keys/destruction.ts";
import { findKey, oldestVersion } from "./keys/find-key.ts";
import { beginImport, finishImport } from "./keys/key-import.ts";
import { backendKeyOf, deletedKeyOf, isKeyId, parseKeyId } from "./keys/vault-key.ts";
import { nameOf, tagsOf } from "./owner/owner-tags.ts";

const CLUSTER_TAG = "keyward-cluster";

/**
 * One key of the vault for each version of ours: the vault deletes whole keys only. A second version of it in the vault, which two
 * operators at once could make, is never used; the oldest counts.
 */
export class AzureKeyAdmin implements KeyAdmin {
  readonly #client: VaultClient;
  readonly #config: AzureConfig;
  readonly #nowMs: () => number;

  constructor(client: VaultClient, config: AzureConfig, nowMs: () => number) {
    this.#client = client;
    this.#config = config;
    this.#nowMs = nowMs;
  }

  async create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    const { type, curve, bits } = kindOf(spec.algorithm);
    if (spec.exportable) throw unsupported("exportable keys: what is in a vault stays there");
    const found = await findKey(this.#client, spec, owner, signal);
    if (found !== undefined) return found;
    const size = curve === undefined ? { keySize: bits! } : { curve };
    const common = { ...size, tags: tagsOf(owner), keyOps: operationsOf(spec.usages) };
    await this.#run("making a key", signal, (options) =>
      this.#client.keys.createKey(nameOf(owner), this.#config.hsm ? `${type}-HSM` : type, { ...common, ...options }),
    );
    return (await findKey(this.#client, spec, owner, signal))!;
  }

  async describe(key: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    if (!isKeyId(key)) return undefined;
    const { name, version } = parseKeyId(key);
    const { keys } = this.#client;
    const there = await this.#unlessMissing(signal, (options) => keys.getKey(name, { ...options, version }));
    if (there !== undefined) return backendKeyOf(there);
    const deleted = await this.#unlessMissing(signal, (options) => keys.getDeletedKey(name, options));
    return deleted === undefined || deleted.properties.version !== version ? undefined : deletedKeyOf(deleted);
  }

  async *list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey> {
    const { keys } = this.#client;
    for (const name of await this.#names(clusterId, signal, (options) => keys.listPropertiesOfKeys(options))) {
      const key = await oldestVersion(this.#client, name, signal);
      if (key !== undefined) yield key;
    }
    const deleted = (options: CallOptions) => deletedProperties(keys.listDeletedKeys(options));
    for (const name of await this.#names(clusterId, signal, deleted)) {
      const key = await this.#unlessMissing(signal, (options) => keys.getDeletedKey(name, options));
      if (key !== undefined) yield deletedKeyOf(key);
    }
  }

  disable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return this.#setEnabled(key, false, signal);
  }

  /** Takes a deleted key back as well, for as long as the vault can. */
  async enable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    const state = (await this.describe(key, signal))?.state;
    if (state === "Destroying") await recoverKey(this.#client, parseKeyId(key), signal);
    await this.#setEnabled(key, true, signal);
  }

  /** How long it waits is the vault's own setting. */
  async destroy(key: BackendKeyRef, _waitMs: number, signal: AbortSignal): Promise<number | undefined> {
    // The vault deletes all versions of a name: so it must be the one that is meant.
    const found = await this.describe(key, signal);
    if (found?.state === "Destroying") return found.destroysAtMs;
    return found === undefined ? undefined : deleteKey(this.#client, parseKeyId(key), signal);
  }

  async beginImport(
    spec: KeySpec,
    owner: KeyOwner,
    method: WrappingMethod,
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    this.#assertImportable(spec, method);
    return beginImport(this.#client, owner, method, { nowMs: this.#nowMs(), signal });
  }

  async finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    this.#assertImportable(spec, wrapped.method);
    return finishImport(this.#client, spec, owner, { ticket, wrapped }, signal);
  }

  async exportWrapped(): Promise<never> {
    throw unsupported("export: a backup opens in the same vault's region only and is none");
  }

  async material(): Promise<never> {
    throw unsupported("key material: keys are used in the vault");
  }

  #assertImportable(spec: KeySpec, method: WrappingMethod): void {
    kindOf(spec.algorithm);
    if (spec.exportable) throw unsupported("exportable keys: what is in a vault stays there");
    if (this.#config.hsm) throw unsupported("import where hsm is true: use the transfer of the HSM's vendor");
    if (method !== "RSA-AES-KWP-SHA256") throw unsupported(`import by ${quote(method)}; use RSA-AES-KWP-SHA256`);
  }

  async #setEnabled(key: BackendKeyRef, enabled: boolean, signal: AbortSignal): Promise<void> {
    const { name, version } = parseKeyId(key);
    await this.#run(enabled ? "enabling a key" : "disabling a key", signal, (options) =>
      this.#client.keys.updateKeyProperties(name, version, { ...options, enabled }),
    );
  }

  /** Lists come in pages of 25, in the end thousands: each is read whole before single keys are asked for. */
  #names(
    clusterId: string,
    signal: AbortSignal,
    list: (options: CallOptions) => AsyncIterable<{ readonly name: string; readonly tags?: Record<string, string> }>,
  ): Promise<string[]> {
    return this.#run("listing keys", signal, async (options) => {
      const names: string[] = [];
      for await (const { name, tags } of list(options)) if (tags?.[CLUSTER_TAG] === clusterId) names.push(name);
      return names;
    });
  }

  async #unlessMissing<T>(signal: AbortSignal, work: (options: CallOptions) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#run("reading a key", signal, work);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #run<T>(what: string, signal: AbortSignal, work: (options: CallOptions) => Promise<T>): Promise<T> {
    return this.#client.exchange.run(what, signal, work);
  }
}

async function* deletedProperties<T>(keys: AsyncIterable<{ readonly properties: T }>): AsyncIterable<T> {
  for await (const { properties } of keys) yield properties;
}

function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Azure Key Vault does not serve ${what}`);
}
