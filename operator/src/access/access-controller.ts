import { PROFILE_READER } from "@keyward/core/contract/names";
import type { Applier } from "@keyward/kube/apply/applier";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { BY_NAMESPACE, type Caches } from "../caches/caches.ts";
import { READER_BINDINGS, type RoleBinding } from "../caches/kinds.ts";
import { optedIn } from "../pods/opt-in.ts";
import { type AccessStep, planAccess, type SeenNamespace } from "./plan.ts";

export interface AccessControllerOptions {
  readonly caches: Pick<Caches, "pods" | "namespaces" | "bindings">;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly applier: Applier;
  /** Monotonic. */
  readonly nowMs: () => number;
}

/** Gives the sidecars of one namespace the right to read profiles there, and takes it back. */
export class AccessController {
  readonly #options: AccessControllerOptions;
  readonly #emptySince = new Map<string, number>();

  constructor(options: AccessControllerOptions) {
    this.#options = options;
  }

  /** @param namespace its name is the key */
  readonly reconcile = async (namespace: string): Promise<ReconcileResult> => {
    const seen = this.#observe(namespace);
    return this.#apply(seen, planAccess(seen, this.#options.nowMs()));
  };

  #observe(namespace: string): SeenNamespace {
    const { pods, namespaces, bindings } = this.#options.caches;
    const seen = namespaces.get(namespace);
    const populated = pods
      .byIndex(BY_NAMESPACE, namespace)
      .some((pod) => pod.uses.injected || optedIn(pod, seen?.inject));
    const emptySinceMs = this.#emptySince.getOrInsert(namespace, this.#options.nowMs());
    if (populated || seen === undefined) this.#emptySince.delete(namespace);
    const closing = seen === undefined || seen.metadata.deletionTimestamp !== undefined;
    return { namespace, closing, populated, emptySinceMs, binding: bindings.get(`${namespace}/${PROFILE_READER}`) };
  }

  async #apply(seen: SeenNamespace, step: AccessStep): Promise<ReconcileResult> {
    const { applier } = this.#options;
    switch (step.act) {
      case "none":
        return undefined;
      case "wait":
        return { requeueAfterMs: step.forMs };
      case "delete":
        await this.#delete(seen.binding!);
        this.#emptySince.delete(seen.namespace);
        return undefined;
      case "replace":
        await this.#delete(seen.binding!);
        await applier.apply(READER_BINDINGS, step.binding);
        return undefined;
      case "apply":
        await applier.apply(READER_BINDINGS, step.binding);
        return undefined;
    }
  }

  async #delete({ metadata }: RoleBinding): Promise<void> {
    try {
      await this.#options.client.delete(READER_BINDINGS, metadata, { uid: metadata.uid! });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}
