import { freed } from "./freed.ts";

/** Work of the same name is done one after the other, in the order in which it was asked for. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @throws what the work throws; TimedOut if the signal aborts before it is its turn */
  async take<T>(name: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.#last.get(name);
    const { promise: done, resolve: end } = Promise.withResolvers<void>();
    // Whoever leaves the line is not waited for; those before it are.
    const mine = Promise.all([before, done]).then(() => {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    });
    this.#last.set(name, mine);
    try {
      if (before !== undefined) await freed(before, signal);
      return await work();
    } finally {
      end();
    }
  }
}
