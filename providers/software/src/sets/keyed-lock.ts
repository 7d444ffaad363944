/** One piece of work at a time for each word; the order is that of the calls. */
export class KeyedLock {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(word: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(word) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(word, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(word) === mine) this.#last.delete(word);
    }
  }
}
