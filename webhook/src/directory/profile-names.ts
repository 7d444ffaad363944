import type { KubeObject, ObjectEvent } from "@keyward/kube/watch/kube-object";

/** More names than a person reads. */
const MAX_SHOWN = 20;

/** The profiles that there are, by namespace; fed by a watch. Holds names only. */
export class ProfileNames {
  /** name -> whether it is being deleted */
  readonly #namespaces = new Map<string, Map<string, boolean>>();

  take({ type, object }: ObjectEvent<KubeObject>): void {
    const { namespace = "", name, deletionTimestamp } = object.metadata;
    const names = this.#namespaces.get(namespace) ?? new Map<string, boolean>();
    if (type === "DELETED") names.delete(name);
    else names.set(name, deletionTimestamp !== undefined);
    if (names.size === 0) this.#namespaces.delete(namespace);
    else this.#namespaces.set(namespace, names);
  }

  /** Whether the profile is there to stay. A "no" may be older than the object: ask the API server before it counts. */
  has(namespace: string, name: string): boolean {
    return this.#namespaces.get(namespace)?.get(name) === false;
  }

  /** For a message: the usable names in alphabetical order, at most 20 of them; empty if there are none. */
  listed(namespace: string): string {
    const all = [...(this.#namespaces.get(namespace) ?? [])].filter(([, deleting]) => !deleting).map(([name]) => name);
    const shown = all.sort().slice(0, MAX_SHOWN).join(", ");
    return all.length > MAX_SHOWN ? `${shown} and ${all.length - MAX_SHOWN} more` : shown;
  }
}
