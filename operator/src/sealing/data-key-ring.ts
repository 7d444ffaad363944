import { randomBytes } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Informer } from "@keyward/kube/informer/informer";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { DataKeys, OpenDataKey } from "@keyward/provider-software/data-keys/data-keys";
import { dataKeyContext, dataKeyName, readDataKey, renderDataKey, type WrappedDataKey } from "./data-key-secret.ts";
import { storeError } from "./store-error.ts";
import type { Wrapping } from "./wrapping.ts";

export interface DataKeyRingOptions {
  /** The operator's own Secrets. */
  readonly secrets: Pick<Informer<Secret>, "list" | "get">;
  readonly client: KubeClient;
  /** The operator's own. */
  readonly namespace: string;
  readonly clusterId: string;
  /** Which software backend this is for. */
  readonly home: string;
  /** Under what new data keys are wrapped. */
  readonly wrapping: Wrapping;
  /** Opens those that were wrapped by something else. @throws BackendError if that cannot be reached any more */
  readonly wrappingOf: (descriptor: string) => Wrapping;
}

/** Callers share these calls, so none of them may end one. */
const CALL_MS = 10_000;

interface Opened {
  readonly stamp: string;
  readonly key: Promise<OpenDataKey>;
}

/** The data keys of a software backend: in Secrets, wrapped; open in memory for as long as this process lives. */
export class DataKeyRing implements DataKeys, Disposable {
  readonly #options: DataKeyRingOptions;
  readonly #opened = new Map<string, Opened>();
  #making: Promise<OpenDataKey> | undefined;
  /** One that was made here and may not have come through the cache yet. */
  #newest: WrappedDataKey | undefined;

  constructor(options: DataKeyRingOptions) {
    this.#options = options;
  }

  current(signal: AbortSignal): Promise<OpenDataKey> {
    const newest = this.newest;
    signal.throwIfAborted();
    return newest === undefined ? this.#makeOnce() : this.#open(newest);
  }

  async byId(id: string, signal: AbortSignal): Promise<OpenDataKey | undefined> {
    const name = dataKeyName(id);
    const found = name === undefined ? undefined : (this.#cached(name) ?? (await this.#fetched(name, signal)));
    return found && this.#open(found);
  }

  /** What new seals are made with; undefined: there is none yet. */
  get newest(): WrappedDataKey | undefined {
    const usable = this.own.filter(({ wrappedBy }) => wrappedBy === this.#options.wrapping.descriptor);
    return usable.toSorted((a, b) => b.number - a.number || (a.id < b.id ? -1 : 1))[0];
  }

  /** Ids of this backend's data keys but the current one. */
  get retiring(): ReadonlySet<string> {
    const newest = this.newest?.id;
    return new Set(this.own.map(({ id }) => id).filter((id) => id !== newest));
  }

  /** Makes another data key, which is the current one from now on. */
  async renew(): Promise<void> {
    await this.#makeOnce();
  }

  /** Deletes one that nothing is sealed with any more. */
  async remove(id: string, signal: AbortSignal): Promise<void> {
    const { client, namespace } = this.#options;
    try {
      await client.delete(SECRETS, { namespace, name: dataKeyName(id)! }, { signal });
    } catch (error) {
      if (!isNotFound(error)) throw storeError("delete a data key", error);
    }
  }

  [Symbol.dispose](): void {
    for (const { key } of this.#opened.values()) {
      key.then(({ key: secret }) => secret[Symbol.dispose]()).catch(() => {});
    }
    this.#opened.clear();
  }

  /** All of this backend's data keys. */
  get own(): readonly WrappedDataKey[] {
    const { secrets, home } = this.#options;
    const known = secrets.list().flatMap((secret) => readDataKey(secret) ?? []);
    // Once the cache has shown it, the cache is believed: a data key that is deleted by hand must seal nothing more.
    if (known.some(({ id }) => id === this.#newest?.id)) this.#newest = undefined;
    return [...known, ...(this.#newest === undefined ? [] : [this.#newest])].filter((key) => key.home === home);
  }

  #cached(name: string): WrappedDataKey | undefined {
    const { secrets, namespace } = this.#options;
    const secret = secrets.get(`${namespace}/${name}`);
    return secret && readDataKey(secret);
  }

  async #fetched(name: string, signal: AbortSignal): Promise<WrappedDataKey | undefined> {
    const { client, namespace } = this.#options;
    try {
      return readDataKey(await client.get(SECRETS, { namespace, name }, { signal }));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw storeError("read a data key", error);
    }
  }

  #open(found: WrappedDataKey): Promise<OpenDataKey> {
    const known = this.#opened.get(found.id);
    if (known?.stamp === found.stamp) return known.key;
    const key = this.#unwrap(found, AbortSignal.timeout(CALL_MS));
    this.#opened.set(found.id, { stamp: found.stamp, key });
    key.catch(() => this.#opened.get(found.id)?.key === key && this.#opened.delete(found.id));
    return key;
  }

  async #unwrap({ id, wrappedBy, wrapped }: WrappedDataKey, signal: AbortSignal): Promise<OpenDataKey> {
    const { wrapping, wrappingOf, clusterId } = this.#options;
    const by = wrappedBy === wrapping.descriptor ? wrapping : wrappingOf(wrappedBy);
    try {
      return { id, key: await by.open(wrapped, dataKeyContext(clusterId, id), signal) };
    } catch (cause) {
      if (!(cause instanceof BackendError) || cause.fault !== "Rejected") throw cause;
      const text = `data key ${id} does not open under its key-encryption key: its Secret was changed or swapped`;
      throw new BackendError("KeyDamaged", `${text}. Next: restore it from a backup`, { cause });
    }
  }

  #makeOnce(): Promise<OpenDataKey> {
    this.#making ??= this.#make(AbortSignal.timeout(CALL_MS)).finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(signal: AbortSignal): Promise<OpenDataKey> {
    const { client, namespace, clusterId, home, wrapping, secrets } = this.#options;
    const numbers = secrets.list().map((secret) => readDataKey(secret)?.number ?? 0);
    const number = Math.max(0, this.#newest?.number ?? 0, ...numbers) + 1;
    const id = `${number}-${randomBytes(3).toString("hex")}`;
    const { plain, wrapped } = await wrapping.generate(dataKeyContext(clusterId, id), signal);
    using _ = plain;
    try {
      const made = await client.create(
        SECRETS,
        renderDataKey(namespace, { id, home, wrappedBy: wrapping.descriptor, wrapped }),
        { signal },
      );
      this.#newest = readDataKey(made)!;
    } catch (error) {
      throw storeError("store a data key", error);
    }
    // From what was stored: what cannot be opened again must not seal anything.
    return this.#open(this.#newest);
  }
}
