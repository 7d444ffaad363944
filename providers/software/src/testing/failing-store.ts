import type { Expectation, SealedStore, SetName, StoredSet } from "../sets/sealed-store.ts";

/** Where the power goes: before the write has reached the store, or after it has, with the answer lost. */
export type CrashPoint = "before" | "after";

/** A store that fails at its n-th write or deletion, and at every one after it: as if the process had died. */
export class FailingStore implements SealedStore {
  readonly #store: SealedStore;
  readonly #at: number;
  readonly #point: CrashPoint;
  #writes = 0;

  constructor(store: SealedStore, at: number, point: CrashPoint) {
    this.#store = store;
    this.#at = at;
    this.#point = point;
  }

  /** Whether the crash has come. */
  get hasCrashed(): boolean {
    return this.#writes >= this.#at;
  }

  read(name: SetName, signal: AbortSignal): Promise<StoredSet | undefined> {
    return this.#store.read(name, signal);
  }

  write(name: SetName, bytes: Uint8Array, mark: string | undefined, signal: AbortSignal): Promise<void> {
    return this.#crash(() => this.#store.write(name, bytes, mark, signal));
  }

  delete(name: SetName, mark: string, signal: AbortSignal): Promise<void> {
    return this.#crash(() => this.#store.delete(name, mark, signal));
  }

  list(clusterId: string, signal: AbortSignal): AsyncIterable<SetName> {
    return this.#store.list(clusterId, signal);
  }

  expected(name: SetName): Expectation {
    return this.#store.expected(name);
  }

  async #crash(work: () => Promise<void>): Promise<void> {
    const dead = this.hasCrashed;
    this.#writes += 1;
    if (dead || (this.hasCrashed && this.#point === "before")) throw new Error("crashed");
    await work();
    if (this.hasCrashed) throw new Error("crashed");
  }
}
