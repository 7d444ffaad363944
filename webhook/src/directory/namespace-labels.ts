import { INJECT } from "@keyward/core/contract/names";
import type { KubeObject, ObjectEvent } from "@keyward/kube/watch/kube-object";

/** The namespaces that have a default profile; fed by a watch that selects by the label. */
export class NamespaceLabels {
  readonly #defaults = new Map<string, string>();

  take({ type, object }: ObjectEvent<KubeObject>): void {
    const label = object.metadata.labels?.[INJECT];
    // A namespace that loses the label leaves the selection: the watch says DELETED.
    if (type === "DELETED" || label === undefined) this.#defaults.delete(object.metadata.name);
    else this.#defaults.set(object.metadata.name, label);
  }

  get(namespace: string): string | undefined {
    return this.#defaults.get(namespace);
  }
}
