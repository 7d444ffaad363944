import { type KubeObject, keyOf, type ObjectEvent } from "../watch/kube-object.ts";
import { freezeDeep } from "./freeze.ts";
import { type IndexFunction, ObjectIndex } from "./object-index.ts";

export type Indexes<T> = Readonly<Record<string, IndexFunction<T>>>;

/** The objects of one collection as last seen, frozen, by key and by whatever words the indexes give them. */
export class ObjectStore<T extends KubeObject> {
  readonly #objects = new Map<string, T>();
  readonly #indexes: ReadonlyMap<string, ObjectIndex<T>>;

  constructor(indexes: Indexes<T> = {}) {
    this.#indexes = new Map(Object.entries(indexes).map(([name, wordsOf]) => [name, new ObjectIndex(wordsOf)]));
  }

  /** Returns what was there before. */
  accept({ type, object }: ObjectEvent<T>): T | undefined {
    const key = keyOf(object);
    const old = this.#objects.get(key);
    const now = type === "DELETED" ? undefined : freezeDeep(object);
    for (const index of this.#indexes.values()) index.replace(key, old, now);
    if (now === undefined) this.#objects.delete(key);
    else this.#objects.set(key, now);
    return old;
  }

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  list(): T[] {
    return [...this.#objects.values()];
  }

  /** @throws RangeError if there is no index of that name */
  byIndex(name: string, word: string): T[] {
    return [...this.#index(name).keysOf(word)].map((key) => this.#objects.get(key) as T);
  }

  /** All words under which anything can be found. @throws RangeError if there is no index of that name */
  words(name: string): string[] {
    return [...this.#index(name).words()];
  }

  #index(name: string): ObjectIndex<T> {
    const index = this.#indexes.get(name);
    if (index !== undefined) return index;
    throw new RangeError(`there is no index "${name}"; there is: ${[...this.#indexes.keys()].join(", ") || "none"}`);
  }
}
