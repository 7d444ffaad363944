import type { KubeObject, ObjectEvent, ObjectMeta } from "./kube-object.ts";
import { glanceAt, type ListOptions } from "./lister.ts";
import { isBehind } from "./resource-version.ts";

/** Whether a watch can go on where it was. */
export type Footing =
  | { readonly is: "in-step" }
  /** What changed last is not there any more: what else is not, only a list tells. */
  | { readonly is: "unknown" }
  /** What the server shows is before what we had seen. */
  | { readonly is: "rewound"; readonly reached: string; readonly newest: string };

/**
 * The object that changed last. A watch from a moment that the server's etcd has not reached, or that it reached by other writes, is silent
 * about what was before: etcd came back from an older backup. The witness is there as we know it, or later, or everything is listed anew.
 */
export class Witness {
  #latest: ObjectMeta | undefined;

  sawAll(items: readonly KubeObject[]): void {
    this.#latest = undefined;
    for (const { metadata } of items) {
      if (isBehind(this.#latest?.resourceVersion ?? "1", metadata.resourceVersion ?? "")) this.#latest = metadata;
    }
    this.#latest &&= idOf(this.#latest);
  }

  saw({ type, object: { metadata } }: ObjectEvent): void {
    if (type !== "DELETED") this.#latest = idOf(metadata);
    else if (this.#latest?.uid === metadata.uid) this.#latest = undefined;
  }

  /** @param reached resourceVersion at which the watch was cut off. @throws KubeError, TransportError */
  async lookBack(listing: Omit<ListOptions, "keep">, reached: string): Promise<Footing> {
    if (this.#latest === undefined) return { is: "unknown" };
    const { name, namespace, uid, resourceVersion: known = "" } = this.#latest;
    const { resourceVersion: newest, object } = await glanceAt(listing, name, namespace);
    if (isBehind(newest, reached)) return { is: "rewound", reached, newest };
    if (object?.metadata.uid !== uid) return { is: "unknown" };
    const found = object?.metadata.resourceVersion ?? "";
    return isBehind(found, known) ? { is: "rewound", reached: known, newest: found } : { is: "in-step" };
  }
}

/** Whole objects are not kept for it. */
function idOf({ name, namespace, uid, resourceVersion }: ObjectMeta): ObjectMeta {
  return { name, ...(namespace && { namespace }), ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) };
}
