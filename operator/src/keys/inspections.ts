/** What its backend says of a version. */
export type VersionHealth =
  | { readonly kind: "usable" }
  /** Disabled behind our back; it can be enabled again. */
  | { readonly kind: "disabled" }
  /** Destroyed behind our back, or about to be. */
  | { readonly kind: "destroyed" }
  /** The backend knows no such key. */
  | { readonly kind: "missing" }
  /** What is kept of it was changed, swapped or put back from an older copy; the cause is written for a person. */
  | { readonly kind: "damaged"; readonly cause: string };

type KeyHealth = ReadonlyMap<number, VersionHealth>;

const NOTHING: KeyHealth = new Map();

/** What backends said last of each key's versions; only what is not usable takes memory. */
export class Inspections {
  readonly #keys = new Map<string, KeyHealth>();

  /** @param keyUid uid of a CryptoKey */
  of(keyUid: string): KeyHealth {
    return this.#keys.get(keyUid) ?? NOTHING;
  }

  /** @returns whether that is news */
  record(keyUid: string, found: KeyHealth): boolean {
    const troubles = new Map([...found].filter(([, { kind }]) => kind !== "usable"));
    const before = this.of(keyUid);
    if (troubles.size === 0) this.#keys.delete(keyUid);
    else this.#keys.set(keyUid, troubles);
    return JSON.stringify([...before]) !== JSON.stringify([...troubles]);
  }

  forget(keyUid: string): void {
    this.#keys.delete(keyUid);
  }
}
