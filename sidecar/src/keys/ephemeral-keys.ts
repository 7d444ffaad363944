import { randomBytes } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { connectionSlot } from "../identity/connection.ts";
import type { Key } from "./key.ts";
import type { EphemeralKeys } from "./key-ring.ts";

/** 128 bits: nobody guesses one, and none is given twice. */
const ID_BYTES = 16;

/** The keys that a connection's calls made; OpenSSL frees the material with the last reference to it. */
class ConnectionKeys implements EphemeralKeys {
  readonly #keys = new Map<string, Key>();
  #ended = false;

  get count(): number {
    return this.#keys.size;
  }

  assertRoom(limit: number): void {
    if (this.#keys.size < limit) return;
    const text = `this connection holds ${limit} ephemeral keys, the most that its profile permits (limits.ephemeralKeys); destroy some`;
    throw new KeywardError("RESOURCE_EXHAUSTED", text);
  }

  add(key: Key, limit: number): string {
    // A key that took long to make may come after its connection's end: nobody could name it.
    if (this.#ended) throw new KeywardError("CANCELLED", "the connection ended before its key was made");
    this.assertRoom(limit);
    const id = randomBytes(ID_BYTES).toString("base64url");
    this.#keys.set(id, key);
    return id;
  }

  find(id: string): Key | undefined {
    return this.#keys.get(id);
  }

  destroy(id: string): boolean {
    return this.#keys.delete(id);
  }

  list(): readonly { readonly id: string; readonly key: Key }[] {
    return [...this.#keys].map(([id, key]) => ({ id, key }));
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    this.#keys.clear();
  }
}

/** The ephemeral keys of a connection, gone when it ends. */
export const ephemeralKeysOf = connectionSlot<EphemeralKeys>(() => new ConnectionKeys());
