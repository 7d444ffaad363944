import { type KubeObject, keyOf, type ObjectEvent } from "./kube-object.ts";

/** What is known of a collection. Turns lists and raw events into the changes that they really are. */
export class KnownObjects<T extends KubeObject> {
  readonly #objects = new Map<string, T>();

  /** Takes a complete list. The result holds everything that was missed, deletions first. */
  replace(items: readonly T[]): ObjectEvent<T>[] {
    const listed = new Set(items.map(keyOf));
    const gone = [...this.#objects].filter(([key]) => !listed.has(key)).map(([, object]) => object);
    return [
      ...gone.flatMap((object) => this.accept({ type: "DELETED", object })),
      ...items.flatMap((object) => this.accept({ type: "MODIFIED", object })),
    ];
  }

  /**
   * Takes one event from the wire. Nothing comes out for what is known already; an object that was deleted and made
   * again under its old name, unseen, comes out as DELETED and ADDED.
   */
  accept({ type, object }: ObjectEvent<T>): ObjectEvent<T>[] {
    const key = keyOf(object);
    const known = this.#objects.get(key);
    if (type === "DELETED") return this.#forget(key, object, known);
    if (known === undefined) {
      this.#objects.set(key, object);
      return [{ type: "ADDED", object }];
    }
    if (known.metadata.uid !== object.metadata.uid) {
      return [...this.#forget(key, known, known), ...this.accept({ type: "ADDED", object })];
    }
    if (known.metadata.resourceVersion === object.metadata.resourceVersion) return [];
    this.#objects.set(key, object);
    return [{ type: "MODIFIED", object }];
  }

  #forget(key: string, object: T, known: T | undefined): ObjectEvent<T>[] {
    if (known === undefined) return [];
    this.#objects.delete(key);
    return [{ type: "DELETED", object }];
  }
}
