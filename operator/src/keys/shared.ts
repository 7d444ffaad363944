/** Beyond so many different values something other than names is being shared. */
const MAX_SHARED = 20_000;

/** Equal values kept once: 100,000 keys name a handful of policies, backends and reasons. */
export class Shared<T> {
  readonly #values = new Map<string, T>();

  /** @returns the first value that was given under this word */
  one(word: string, value: T): T {
    const known = this.#values.get(word);
    if (known !== undefined) return known;
    if (this.#values.size >= MAX_SHARED) this.#values.clear();
    this.#values.set(word, value);
    return value;
  }
}
