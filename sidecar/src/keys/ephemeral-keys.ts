import { randomBytes } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Allowance, ByteBudget } from "../contexts/byte-budget.ts";
import { CallerShare, type Share } from "../fairness/caller-share.ts";
import { connectionSlot } from "../identity/connection.ts";
import type { Key } from "./key.ts";
import type { EphemeralKeys } from "./key-ring.ts";

/** 128 bits: nobody guesses one, and none is given twice. */
const ID_BYTES = 16;

const MEBIBYTE = 1024 * 1024;

/** Of all connections: a container may open many, each with as many keys as its profile permits. */
const KEY_BUDGET = new ByteBudget(
  64 * MEBIBYTE,
  32 * MEBIBYTE,
  "the connections of this caller hold too many ephemeral keys; destroy some, or end connections",
);

/** The same by number: each has a handle and an entry of ours beside its weight. */
const KEYS = new CallerShare({
  most: 32_768,
  fault: "the connections of this caller hold too many ephemeral keys; destroy some, or end connections",
});

/** What a handle of OpenSSL's takes, about. */
const PAIR_BYTES = 4096;
const PUBLIC_BYTES = 1024;
const SECRET_BYTES = 256;

function weightOf({ material }: Key): number {
  if (material.kind === "secret") return SECRET_BYTES + (material.secret.symmetricKeySize ?? 0);
  return material.publicKeys.length * (material.kind === "pair" ? PAIR_BYTES : PUBLIC_BYTES);
}

/** The keys that a connection's calls made; OpenSSL frees the material with the last reference to it. */
class ConnectionKeys implements EphemeralKeys {
  readonly #keys = new Map<string, Key>();
  readonly #allowance: Allowance;
  readonly #share: Share;
  #ended = false;

  constructor(allowance: Allowance, share: Share) {
    this.#allowance = allowance;
    this.#share = share;
  }

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
    this.#share.take(limit);
    try {
      this.#allowance.take(weightOf(key));
    } catch (error) {
      this.#share.give(1);
      throw error;
    }
    const id = randomBytes(ID_BYTES).toString("base64url");
    this.#keys.set(id, key);
    return id;
  }

  find(id: string): Key | undefined {
    return this.#keys.get(id);
  }

  destroy(id: string): boolean {
    const key = this.#keys.get(id);
    if (key === undefined) return false;
    this.#allowance.give(weightOf(key));
    this.#share.give(1);
    return this.#keys.delete(id);
  }

  list(): readonly { readonly id: string; readonly key: Key }[] {
    return [...this.#keys].map(([id, key]) => ({ id, key }));
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    for (const key of this.#keys.values()) this.#allowance.give(weightOf(key));
    this.#share.give(this.#keys.size);
    this.#keys.clear();
  }
}

/** The ephemeral keys of a connection, gone when it ends. */
export const ephemeralKeysOf = connectionSlot<EphemeralKeys>(
  ({ caller }) => new ConnectionKeys(KEY_BUDGET.of(caller), KEYS.of(caller)),
);
