import type { Caller } from "../identity/caller.ts";
import type { Connection } from "../identity/connection.ts";
import type { Key } from "./key.ts";
import type { VersionedKey } from "./versioned-key.ts";

/** The ephemeral keys of one connection; they are freed when it ends. */
export interface EphemeralKeys extends Disposable {
  readonly count: number;
  /**
   * For what takes long to make, before it is made.
   * @throws RESOURCE_EXHAUSTED at the limit
   */
  assertRoom(limit: number): void;
  /**
   * @param limit from the profile
   * @returns an unpredictable id
   * @throws RESOURCE_EXHAUSTED at the limit; CANCELLED once the connection has ended
   */
  add(key: Key, limit: number): string;
  /** @returns undefined for an id that never was, was destroyed, or belongs to another connection */
  find(id: string): Key | undefined;
  /** @returns whether there was one */
  destroy(id: string): boolean;
  list(): readonly { readonly id: string; readonly key: Key }[];
}

/** Keys that outlive their connection, by the identity that put them there; no identity sees another's. */
export interface NamedKeys {
  find(caller: Caller, name: string): Key | undefined;
  /**
   * @param limit from the profile
   * @throws FAILED_PRECONDITION where the name is taken; RESOURCE_EXHAUSTED at the limit
   */
  put(caller: Caller, name: string, key: Key, limit: number): void;
  destroy(caller: Caller, name: string): boolean;
  list(caller: Caller): readonly { readonly name: string; readonly key: Key }[];
  /** Whether they outlive the process, too. */
  readonly durable: boolean;
}

/** Every key that a call can reach, by where it lives. */
export interface KeyRing {
  ephemeral(connection: Connection): EphemeralKeys;
  readonly named: NamedKeys;
  /** The key of a KeyPolicy; undefined while it has not arrived. */
  policy(name: string): VersionedKey | undefined;
  /** Told when a new pair failed its pairwise test, which means that this process computes wrongly. */
  onBrokenPair(type: string): void;
}
