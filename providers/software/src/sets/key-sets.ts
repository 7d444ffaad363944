import { BackendError } from "@keyward/core/backend/backend-error";
import type { DataKeys, OpenDataKey } from "../data-keys/data-keys.ts";
import { SealError } from "../errors.ts";
import { KeyedLock } from "./keyed-lock.ts";
import type { SealedSet } from "./sealed-set.ts";
import { type SealedStore, SetConflict, type SetName, setPath } from "./sealed-store.ts";
import { sealSet, type VerifiedSet, verifySet } from "./set-seal.ts";

/** What a change makes of a set; undefined: it stays as it is. */
export type Edit = (
  verified: VerifiedSet | undefined,
  dataKey: OpenDataKey,
) => Promise<SealedSet | undefined> | SealedSet | undefined;

/** Others that write to the same set are other replicas: one leads, so that two in a row are rare. */
const MAX_ATTEMPTS = 8;

/** Reads sets that hold and writes them whole; nothing that does not verify gets past here, in either direction. */
export class KeySets {
  readonly store: SealedStore;
  readonly dataKeys: DataKeys;
  readonly #lock = new KeyedLock();

  constructor(store: SealedStore, dataKeys: DataKeys) {
    this.store = store;
    this.dataKeys = dataKeys;
  }

  /** @returns undefined where there is none and none is expected. @throws SealError */
  async read(name: SetName, signal: AbortSignal): Promise<VerifiedSet | undefined> {
    return (await this.#read(name, signal))?.verified;
  }

  /**
   * Changes a set by one write.
   * @returns what is there afterwards
   * @throws SealError if it does not verify: it is left as it is; Unreachable if others keep writing
   */
  change(name: SetName, edit: Edit, signal: AbortSignal): Promise<VerifiedSet | undefined> {
    return this.#lock.run(setPath(name), async () => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        try {
          return await this.#changeOnce(name, edit, signal);
        } catch (error) {
          if (!(error instanceof SetConflict)) throw error;
        }
      }
      throw new BackendError("Unreachable", `the sealed set of ${setPath(name)} is being written by others; try again`);
    });
  }

  async #changeOnce(name: SetName, edit: Edit, signal: AbortSignal): Promise<VerifiedSet | undefined> {
    signal.throwIfAborted();
    const dataKey = await this.dataKeys.current(signal);
    const found = await this.#read(name, signal);
    const set = await edit(found?.verified, dataKey);
    if (set === undefined) return found?.verified;
    if (set.versions.length === 0 && found !== undefined && this.store.expected(name).ending) {
      await this.store.delete(name, found.mark, signal);
      return undefined;
    }
    const revision = (found?.verified.revision ?? 0) + 1;
    await this.store.write(name, sealSet(dataKey, revision, set), found?.mark, signal);
    return { revision, dataKey: dataKey.id, set };
  }

  async #read(name: SetName, signal: AbortSignal) {
    const { revision: expected, ending } = this.store.expected(name);
    const stored = await this.store.read(name, signal);
    if (stored === undefined) {
      if (expected === 0 || ending) return undefined;
      throw new SealError("Missing", setPath(name), { detail: `revision ${expected} is expected` });
    }
    return { mark: stored.mark, verified: await verifySet(name, stored.bytes, expected, this.dataKeys, signal) };
  }
}
