import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { Caller } from "../../../identity/caller.ts";
import type { Key } from "../../../keys/key.ts";
import type { NamedKeys } from "../../../keys/key-ring.ts";
import type { Application } from "../service/application.ts";
import { parseStoredKey, placeOf, type StoredKey, storedKey } from "./stored-key.ts";

export interface FoundKey extends StoredKey {
  readonly key: Key;
}

/** Finds the keys of one container's applications by their own names. What is true is in the store; this knows where. */
export class KeyBook {
  readonly #caller: Caller;
  readonly #named: NamedKeys;
  readonly #making = new Set<string>();
  #byPlace: Map<string, StoredKey> | undefined;

  constructor(caller: Caller, named: NamedKeys) {
    this.#caller = caller;
    this.#named = named;
  }

  /** @throws ParsecError PSA_DOES_NOT_EXIST */
  require(application: Application, name: string): FoundKey {
    const found = this.find(application, name);
    if (found !== undefined) return found;
    throw new ParsecError(STATUS.PSA_DOES_NOT_EXIST, "the application has no key of this name");
  }

  find(application: Application, name: string): FoundKey | undefined {
    const place = placeOf(application, name);
    const stored = this.#places.get(place);
    const key = stored && this.#named.find(this.#caller, stored.storedName);
    if (key !== undefined) return { ...stored!, key };
    // Another wire of the same container may have destroyed it.
    this.#places.delete(place);
    return undefined;
  }

  /** Every key, in any order. */
  list(): readonly StoredKey[] {
    return this.#named.list(this.#caller).flatMap(({ name }) => parseStoredKey(name) ?? []);
  }

  /**
   * Holds a name while its key is made, so that two requests cannot both make it.
   * @param make keeps the key under the stored name; where it fails, nothing remains
   * @throws ParsecError PSA_ALREADY_EXISTS
   */
  async add(of: Omit<StoredKey, "storedName">, make: (stored: StoredKey) => Promise<void>): Promise<void> {
    const { application, name, attributes } = of;
    const place = placeOf(application, name);
    if (this.#making.has(place) || this.find(application, name) !== undefined) {
      throw new ParsecError(STATUS.PSA_ALREADY_EXISTS, "the application has a key of this name");
    }
    this.#making.add(place);
    try {
      const stored = storedKey(application, name, attributes);
      await make(stored);
      this.#places.set(place, stored);
    } finally {
      this.#making.delete(place);
    }
  }

  get #places(): Map<string, StoredKey> {
    this.#byPlace ??= new Map(this.list().map((stored) => [placeOf(stored.application, stored.name), stored]));
    return this.#byPlace;
  }
}
