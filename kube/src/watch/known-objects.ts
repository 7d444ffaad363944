import { type KubeObject, keyOf, type ObjectEvent } from "./kube-object.ts";

/** Objects that whoever takes the events keeps anyway, by keyOf. It has taken each event before the next one is asked for. */
export interface ObjectMemory<T extends KubeObject> {
  get(key: string): T | undefined;
  list(): readonly T[];
}

/** What is known of a collection. Turns lists and raw events into the changes that they really are. */
export class KnownObjects<T extends KubeObject> {
  /** Undefined where somebody else remembers. */
  readonly #own: Map<string, T> | undefined;
  readonly #memory: ObjectMemory<T>;

  /** @param memory absent: one of its own; two of 100,000 objects are 20 MB */
  constructor(memory?: ObjectMemory<T>) {
    const own = new Map<string, T>();
    this.#own = memory === undefined ? own : undefined;
    this.#memory = memory ?? { get: (key) => own.get(key), list: () => [...own.values()] };
  }

  /** Takes a complete list. Gives everything that was missed, deletions first, and changes nothing that is not asked for. */
  *replace(items: readonly T[]): Iterable<ObjectEvent<T>> {
    const before = this.#memory.list();
    const listed = new Set(before.length === 0 ? [] : items.map(keyOf));
    for (const object of before) if (!listed.has(keyOf(object))) yield* this.accept({ type: "DELETED", object });
    for (const object of items) yield* this.accept({ type: "MODIFIED", object });
  }

  /** @returns what is known already where it says the same, so that nothing is kept twice */
  same(object: T): T {
    const known = this.#memory.get(keyOf(object));
    return known !== undefined && isSame(known, object) ? known : object;
  }

  /**
   * Takes one event from the wire. Nothing comes out for what is known already; an object that was deleted and made
   * again under its old name, unseen, comes out as DELETED and ADDED.
   */
  accept({ type, object }: ObjectEvent<T>): ObjectEvent<T>[] {
    const key = keyOf(object);
    const known = this.#memory.get(key);
    if (type === "DELETED") {
      this.#own?.delete(key);
      return known === undefined ? [] : [{ type, object }];
    }
    if (known !== undefined && isSame(known, object)) return [];
    this.#own?.set(key, object);
    if (known === undefined) return [{ type: "ADDED", object }];
    if (known.metadata.uid === object.metadata.uid) return [{ type: "MODIFIED", object }];
    return [
      { type: "DELETED", object: known },
      { type: "ADDED", object },
    ];
  }
}

function isSame({ metadata: one }: KubeObject, { metadata: other }: KubeObject): boolean {
  return one.uid === other.uid && one.resourceVersion === other.resourceVersion;
}
