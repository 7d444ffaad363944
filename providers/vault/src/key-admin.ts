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
import { kindOf, unsupported } from "./algorithms.ts";
import type { Transit } from "./connection/transit.ts";
import { renewKey } from "./keys/data-key.ts";
import { exportWrapped } from "./keys/key-export.ts";
import { beginImport, finishImport } from "./keys/key-import.ts";
import { isKeyId, nameOf, namesOf, parseKeyId, prefixOf } from "./keys/key-name.ts";
import { readKey } from "./keys/transit-key.ts";

/** One key of the engine for each version of ours: the engine deletes whole keys only. */
export class VaultKeyAdmin implements KeyAdmin {
  readonly #transit: Transit;

  constructor(transit: Transit) {
    this.#transit = transit;
  }

  /** The engine makes no second key of a name: it leaves the one that is there as it is. */
  async create({ algorithm, exportable }: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    const { type, keySize } = kindOf(algorithm);
    const found = await this.#find(owner, algorithm, signal);
    if (found !== undefined) return found;
    const size = keySize === undefined ? {} : { key_size: keySize };
    const name = nameOf(owner, algorithm);
    await this.#transit.write("making a key", `keys/${name}`, { type, exportable, ...size }, signal);
    return (await this.#find(owner, algorithm, signal))!;
  }

  async describe(key: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    return isKeyId(key) ? orMissing(readKey(this.#transit, key.id, signal)) : undefined;
  }

  async *list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey> {
    const { keys = [] } = (await orMissing(this.#transit.list("listing keys", "keys", signal))) ?? {};
    const prefix = prefixOf(clusterId);
    for (const name of keys as readonly unknown[]) {
      if (typeof name !== "string" || !name.startsWith(prefix)) continue;
      const key = await orMissing(readKey(this.#transit, name, signal));
      if (key !== undefined) yield key;
    }
  }

  async disable(): Promise<never> {
    throw unsupported("disabling of keys");
  }

  async enable(): Promise<never> {
    throw unsupported("enabling of keys");
  }

  /** A key cannot be deleted before its configuration says so, which nothing but this does. */
  async destroy(key: BackendKeyRef, _waitMs: number, signal: AbortSignal): Promise<undefined> {
    const { id: name } = key;
    if ((await this.describe(key, signal)) === undefined) return;
    const permit = this.#transit.write(
      "permitting a deletion",
      `keys/${name}/config`,
      { deletion_allowed: true },
      signal,
    );
    if ((await orMissing(permit)) === undefined) return;
    await orMissing(this.#transit.delete("deleting a key", `keys/${name}`, signal));
  }

  renew(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return renewKey(this.#transit, key, signal);
  }

  async beginImport(
    spec: KeySpec,
    owner: KeyOwner,
    method: WrappingMethod,
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    kindOf(spec.algorithm);
    return beginImport(this.#transit, nameOf(owner, spec.algorithm), method, signal);
  }

  async finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    const found = await this.#find(owner, spec.algorithm, signal);
    if (found !== undefined) return found;
    const name = nameOf(owner, spec.algorithm);
    return finishImport(this.#transit, spec, { name, ticket, wrapped }, signal);
  }

  exportWrapped(
    key: BackendKeyRef,
    method: WrappingMethod,
    wrappingKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<WrappedKey> {
    return exportWrapped(this.#transit, parseKeyId(key), { method, wrappingKey }, signal);
  }

  async material(): Promise<never> {
    throw unsupported("key material: keys are used in the engine");
  }

  /** @throws BackendError Misconfigured if the owner's key is of another algorithm */
  async #find(owner: KeyOwner, algorithm: string, signal: AbortSignal): Promise<BackendKey | undefined> {
    const reads = namesOf(owner).map((name) => orMissing(readKey(this.#transit, name, signal)));
    const key = (await Promise.all(reads)).find((it) => it !== undefined);
    if (key === undefined || key.algorithm === algorithm) return key;
    throw new BackendError(
      "Misconfigured",
      `Vault: key ${key.id} is there already, as ${key.algorithm} and not as ${algorithm}. Next: look who made it, and delete it`,
    );
  }
}

/** @returns undefined where there is no such key */
async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BackendError && error.fault === "KeyMissing") return undefined;
    throw error;
  }
}
