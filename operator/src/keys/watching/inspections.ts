import { Shared } from "../shared.ts";

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
  | { readonly kind: "damaged"; readonly reason: string; readonly cause: string };

type KeyHealth = ReadonlyMap<number, VersionHealth>;

const NOTHING: KeyHealth = new Map();

interface Inspected {
  readonly health: KeyHealth;
  readonly sealRevision: number;
}

/** Of 100,000 keys nearly all are as they should be, at a handful of revisions. */
const whole = new Shared<Inspected>();

/** What backends said last of each key's versions in this term. */
export class Inspections {
  readonly #keys = new Map<string, Inspected>();

  /** @param keyUid uid of a CryptoKey */
  of(keyUid: string): KeyHealth {
    return this.#keys.get(keyUid)?.health ?? NOTHING;
  }

  /** Whether its versions were looked at. */
  has(keyUid: string): boolean {
    return this.#keys.has(keyUid);
  }

  /** Of the set in which they are sealed; 0: none, or not known. */
  sealRevision(keyUid: string): number {
    return this.#keys.get(keyUid)?.sealRevision ?? 0;
  }

  /** @returns whether that is news */
  record(keyUid: string, found: KeyHealth, sealRevision: number): boolean {
    const before = this.#keys.get(keyUid);
    const troubles = new Map([...found].filter(([, { kind }]) => kind !== "usable"));
    const health = troubles.size === 0 ? NOTHING : troubles;
    const inspected = { health, sealRevision };
    this.#keys.set(keyUid, troubles.size === 0 ? whole.one(String(sealRevision), inspected) : inspected);
    if (before === undefined) return troubles.size > 0;
    return before.sealRevision !== sealRevision || JSON.stringify([...before.health]) !== JSON.stringify([...health]);
  }

  forget(keyUid: string): void {
    this.#keys.delete(keyUid);
  }
}
