/** Says under which words an object can be found; none is allowed. */
export type IndexFunction<T> = (object: T) => readonly string[];

/** Keys of objects by word, kept in step with a store. */
export class ObjectIndex<T> {
  readonly #wordsOf: IndexFunction<T>;
  /** Most words of some indexes, such as uids, have one key: a set for each would be 150 bytes more. */
  readonly #keys = new Map<string, string | Set<string>>();

  constructor(wordsOf: IndexFunction<T>) {
    this.#wordsOf = wordsOf;
  }

  replace(key: string, old: T | undefined, now: T | undefined): void {
    if (old !== undefined) for (const word of this.#wordsOf(old)) this.#remove(word, key);
    if (now !== undefined) for (const word of this.#wordsOf(now)) this.#add(word, key);
  }

  keysOf(word: string): Iterable<string> {
    const keys = this.#keys.get(word);
    return typeof keys === "string" ? [keys] : (keys ?? []);
  }

  words(): Iterable<string> {
    return this.#keys.keys();
  }

  #add(word: string, key: string): void {
    const keys = this.#keys.get(word);
    if (keys === undefined) this.#keys.set(word, key);
    else if (typeof keys !== "string") keys.add(key);
    else if (keys !== key) this.#keys.set(word, new Set([keys, key]));
  }

  #remove(word: string, key: string): void {
    const keys = this.#keys.get(word);
    if (keys === key) this.#keys.delete(word);
    if (keys === undefined || typeof keys === "string") return;
    keys.delete(key);
    if (keys.size === 0) this.#keys.delete(word);
  }
}
