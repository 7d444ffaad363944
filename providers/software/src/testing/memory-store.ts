import { Buffer } from "node:buffer";
import {
  type Expectation,
  type SealedStore,
  SetConflict,
  type SetName,
  type StoredSet,
  setPath,
} from "../sets/sealed-store.ts";

interface Entry {
  readonly name: SetName;
  readonly bytes: Uint8Array;
  readonly mark: string;
}

const NOTHING_EXPECTED: Expectation = { revision: 0, ending: false };

/** A store in memory, for tests: what a test puts in or expects is up to the test. */
export class MemoryStore implements SealedStore {
  readonly #sets = new Map<string, Entry>();
  readonly #expected = new Map<string, Expectation>();
  #writes = 0;

  async read(name: SetName): Promise<StoredSet | undefined> {
    const entry = this.#sets.get(setPath(name));
    return entry && { bytes: Buffer.from(entry.bytes), mark: entry.mark };
  }

  async write(name: SetName, bytes: Uint8Array, mark: string | undefined): Promise<void> {
    if (this.#sets.get(setPath(name))?.mark !== mark) throw new SetConflict("written by another");
    this.put(name, bytes);
  }

  async delete(name: SetName, mark: string): Promise<void> {
    const entry = this.#sets.get(setPath(name));
    if (entry !== undefined && entry.mark !== mark) throw new SetConflict("written by another");
    this.#sets.delete(setPath(name));
  }

  async *list(clusterId: string): AsyncIterable<SetName> {
    for (const { name } of [...this.#sets.values()]) if (name.clusterId === clusterId) yield name;
  }

  expected(name: SetName): Expectation {
    return this.#expected.get(setPath(name)) ?? NOTHING_EXPECTED;
  }

  /** What status would say. */
  expect(name: SetName, expectation: Expectation): void {
    this.#expected.set(setPath(name), expectation);
  }

  /** Behind everyone's back. */
  put({ clusterId, namespace, keyUid }: SetName, bytes: Uint8Array): void {
    this.#writes += 1;
    const name = { clusterId, namespace, keyUid };
    this.#sets.set(setPath(name), { name, bytes: Buffer.from(bytes), mark: String(this.#writes) });
  }

  lose(name: SetName): void {
    this.#sets.delete(setPath(name));
  }

  /** Sets that were written, and by how many writes. */
  get size(): number {
    return this.#sets.size;
  }

  get writes(): number {
    return this.#writes;
  }
}
