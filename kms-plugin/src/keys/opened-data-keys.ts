import { createHash } from "node:crypto";
import type { Secret } from "@keyward/core/secret/secret";

/** A cluster has one seed for each API server and key version. */
const MAX_KEYS = 64;

/** Data keys that were opened lately, so that seeds can be read while the backend is away. The oldest one goes first. */
export class OpenedDataKeys implements Disposable {
  readonly #keys = new Map<string, Secret>();

  /** Lends the key for one piece of work, and opens it where it is not open yet. */
  async use<T>(
    wrapped: Uint8Array,
    context: string,
    open: () => Promise<Secret>,
    work: (key: Secret) => T,
  ): Promise<T> {
    const name = createHash("sha256").update(`${context}\n`).update(wrapped).digest("hex");
    const known = this.#keys.get(name) ?? this.#keep(name, await open());
    return work(known);
  }

  [Symbol.dispose](): void {
    for (const key of this.#keys.values()) key[Symbol.dispose]();
    this.#keys.clear();
  }

  #keep(name: string, key: Secret): Secret {
    this.#keys.get(name)?.[Symbol.dispose]();
    this.#keys.set(name, key);
    for (const [oldest, old] of this.#keys) {
      if (this.#keys.size <= MAX_KEYS) break;
      this.#keys.delete(oldest);
      old[Symbol.dispose]();
    }
    return key;
  }
}
