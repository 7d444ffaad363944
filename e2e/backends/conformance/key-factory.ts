import { randomUUID } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { hasUsage, type KeyUsage } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";

/** Makes the keys of one run. Making is slow on some devices, so cases that only use a key share it. */
export class KeyFactory {
  /** Nobody else's: a real server may hold keys of other runs. */
  readonly clusterId = randomUUID();
  readonly #backend: Backend;
  readonly #shared = new Map<string, Promise<BackendKey>>();
  readonly #made: BackendKey[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** An owner that no key has yet. */
  owner(version = 1): KeyOwner {
    const [policyUid, keyUid] = [randomUUID(), randomUUID()];
    const key = `orders-${keyUid.slice(0, 8)}`;
    return { clusterId: this.clusterId, namespace: "shop", policy: "signing", policyUid, key, keyUid, version };
  }

  /** All that the backend does with that algorithm; where a key has one purpose only, the first, or the one with that usage. */
  spec(algorithm: string, more: Partial<KeySpec> = {}, usage?: KeyUsage): KeySpec {
    const capability = this.#backend.capabilities.algorithms.get(algorithm);
    const purpose = capability?.purposes?.find((each) => usage === undefined || hasUsage(each, usage));
    const usages = purpose ?? capability?.usages ?? requireKeyAlgorithm(algorithm).usages;
    return { algorithm, usages, exportable: false, ...more };
  }

  /** A key of the case's own, which it may disable or destroy. */
  async fresh(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    const key = await this.#backend.admin.create(spec, owner, signal);
    this.#made.push(key);
    return key;
  }

  /** The key that all cases share which only use it. */
  shared(algorithm: string, signal: AbortSignal, usage?: KeyUsage): Promise<BackendKey> {
    const spec = this.spec(algorithm, {}, usage);
    const name = `${algorithm}/${spec.usages}`;
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    const made = this.fresh(spec, this.owner(), signal);
    this.#shared.set(name, made);
    // A case that failed to make it leaves the next one its own try.
    made.catch(() => this.#shared.delete(name));
    return made;
  }

  /** Remembers a key that came by another way than `fresh`. */
  adopt(key: BackendKey): BackendKey {
    this.#made.push(key);
    return key;
  }

  async destroyAll(signal: AbortSignal): Promise<void> {
    const waitMs = this.#backend.capabilities.destroyWaitMs?.min ?? 0;
    for (const key of this.#made.splice(0)) await this.#backend.admin.destroy(key, waitMs, signal).catch(() => {});
  }
}
