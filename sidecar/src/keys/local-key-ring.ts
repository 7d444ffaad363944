import type { Connection } from "../identity/connection.ts";
import { ephemeralKeysOf } from "./ephemeral-keys.ts";
import type { EphemeralKeys, KeyRing, NamedKeys } from "./key-ring.ts";
import type { VersionedKey } from "./versioned-key.ts";

/** Puts the places where keys live together. */
export class LocalKeyRing implements KeyRing {
  readonly named: NamedKeys;
  readonly onBrokenPair: (type: string) => void;
  readonly #policyKey: (name: string) => VersionedKey | undefined;

  /**
   * @param policyKey finds what the operator delivered
   * @param onBrokenPair told when a new pair failed its pairwise test
   */
  constructor(
    named: NamedKeys,
    policyKey: (name: string) => VersionedKey | undefined,
    onBrokenPair: (type: string) => void = () => undefined,
  ) {
    this.named = named;
    this.onBrokenPair = onBrokenPair;
    this.#policyKey = policyKey;
  }

  ephemeral(connection: Connection): EphemeralKeys {
    return ephemeralKeysOf(connection);
  }

  policy(name: string): VersionedKey | undefined {
    return this.#policyKey(name);
  }
}
