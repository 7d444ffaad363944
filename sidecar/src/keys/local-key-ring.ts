import type { Connection } from "../identity/connection.ts";
import { ephemeralKeysOf } from "./ephemeral-keys.ts";
import type { Key } from "./key.ts";
import type { EphemeralKeys, KeyRing, NamedKeys } from "./key-ring.ts";

/** Puts the places where keys live together. */
export class LocalKeyRing implements KeyRing {
  readonly named: NamedKeys;
  readonly #policyKey: (name: string) => Key | undefined;

  /** @param policyKey finds what the operator delivered */
  constructor(named: NamedKeys, policyKey: (name: string) => Key | undefined) {
    this.named = named;
    this.#policyKey = policyKey;
  }

  ephemeral(connection: Connection): EphemeralKeys {
    return ephemeralKeysOf(connection);
  }

  policy(name: string): Key | undefined {
    return this.#policyKey(name);
  }
}
