/** Says under which words an object can be found; none is allowed. */
export type IndexFunction<T> = (object: T) => readonly string[];

/** Keys of objects by word, kept in step with a store. */
export class ObjectIndex<T> {
  readonly #wordsOf: IndexFunction<T>;
  readonly #keys = new Map<string, Set<string>>();

  constructor(wordsOf: IndexFunction<T>) {
    this.#wordsOf = wordsOf;
  }

  replace(key: string, old: T | undefined, now: T | undefined): void {
    if (old !== undefined) for (const word of this.#wordsOf(old)) this.#remove(word, key);
    if (now !== undefined) for (const word of this.#wordsOf(now)) this.#add(word, key);
  }

  keysOf(word: string): Iterable<string> {
    return this.#keys.get(word) ?? [];
  }

  words(): Iterable<string> {
    return this.#keys.keys();
  }

  #add(word: string, key: string): void {
    const keys = this.#keys.get(word);
    if (keys === undefined) this.#keys.set(word, new Set([key]));
    else keys.add(key);
  }

  #remove(word: string, key: string): void {
    const keys = this.#keys.get(word);
    keys?.delete(key);
    if (keys?.size === 0) this.#keys.delete(word);
  }
}
