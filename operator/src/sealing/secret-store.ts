import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Informer } from "@keyward/kube/informer/informer";
import { isConflict, isNotFound } from "@keyward/kube/watch/kube-error";
import {
  type Expectation,
  type SealedStore,
  SetConflict,
  type SetName,
  type StoredSet,
} from "@keyward/provider-software/sets/sealed-store";
import { type Caches, KEYS_BY_UID } from "../caches/caches.ts";
import { readSealedSet, renderSealedSet, type SetView, sealedSetName } from "./sealed-set-secret.ts";
import { storeError } from "./store-error.ts";

export interface SecretStoreOptions {
  readonly client: KubeClient;
  readonly caches: { readonly keys: Caches["keys"]; readonly sealedSets: Informer<SetView> };
  /** The operator's own. */
  readonly namespace: string;
  readonly clusterId: string;
}

/** Sealed sets in Secrets of the operator's namespace. Their content is read when it is wanted and kept nowhere. */
export class SecretStore implements SealedStore {
  readonly #options: SecretStoreOptions;

  constructor(options: SecretStoreOptions) {
    this.#options = options;
  }

  async read(name: SetName, signal: AbortSignal): Promise<StoredSet | undefined> {
    const { client, namespace } = this.#options;
    try {
      const secret = await client.get(SECRETS, { namespace, name: sealedSetName(name) }, { signal });
      return { bytes: readSealedSet(secret), mark: markOf(secret) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw storeError("read a sealed set", error);
    }
  }

  async write(name: SetName, bytes: Uint8Array, mark: string | undefined, signal: AbortSignal): Promise<void> {
    const { client, namespace } = this.#options;
    const secret = renderSealedSet(namespace, name, bytes);
    try {
      if (mark === undefined) await client.create(SECRETS, secret, { signal });
      else await client.update(SECRETS, { ...secret, metadata: { ...secret.metadata, ...marked(mark) } }, { signal });
    } catch (error) {
      throw isConflict(error) || isNotFound(error)
        ? new SetConflict("another one wrote first")
        : storeError("store a sealed set", error);
    }
  }

  async delete(name: SetName, mark: string, signal: AbortSignal): Promise<void> {
    const { client, namespace } = this.#options;
    try {
      await client.delete(SECRETS, { namespace, name: sealedSetName(name) }, { ...marked(mark), signal });
    } catch (error) {
      if (isNotFound(error)) return;
      throw isConflict(error) ? new SetConflict("another one wrote first") : storeError("delete a sealed set", error);
    }
  }

  /** From the cache: whoever must know of all that there are asks again later. */
  async *list(clusterId: string): AsyncIterable<SetName> {
    if (clusterId !== this.#options.clusterId) return;
    for (const { metadata, keyNamespace: namespace, keyUid } of this.#options.caches.sealedSets.list()) {
      const name = { clusterId, namespace, keyUid };
      if (sealedSetName(name) === metadata.name) yield name;
    }
  }

  expected({ keyUid }: SetName): Expectation {
    const [key] = this.#options.caches.keys.byIndex(KEYS_BY_UID, keyUid);
    if (key === undefined) return { revision: 0, ending: true };
    const ending = key.metadata.deletionTimestamp !== undefined;
    return { revision: key.status?.sealRevision ?? 0, ending };
  }
}

function markOf({ metadata: { uid = "", resourceVersion = "" } }: Secret): string {
  return `${uid} ${resourceVersion}`;
}

function marked(mark: string): { readonly uid: string; readonly resourceVersion: string } {
  const [uid = "", resourceVersion = ""] = mark.split(" ");
  return { uid, resourceVersion };
}
