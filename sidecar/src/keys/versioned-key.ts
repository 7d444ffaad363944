import type { Key } from "./key.ts";

/** What a CryptoKey is to operations: one version that makes, and several that read what was made. */
export interface VersionedKey {
  /** Signs and encrypts; undefined: none does. */
  readonly active: Key | undefined;
  /** Verifies and decrypts, with the others behind it; undefined: none does. */
  readonly reading: Key | undefined;
  /** Every version that there is, alone, by number. */
  readonly versions: ReadonlyMap<number, Key>;
}

/**
 * Puts the versions of one CryptoKey in the order in which they are tried: the active one, then staged and retired ones, newest first.
 * @param versions each with its number
 * @param active its number; 0: none is
 */
export function versionedKey(versions: readonly Key[], active: number): VersionedKey {
  const alone = new Map(versions.map((key) => [key.version ?? 0, key]));
  const first = alone.get(active);
  const others = versions.filter((key) => key !== first).sort((one, other) => other.version! - one.version!);
  const [head, ...rest] = first === undefined ? others : [first, ...others];
  const reading = head && withOthers(head, rest);
  return { active: first && reading, reading, versions: alone };
}

/** A key of which there is one version. */
export function soleVersion(key: Key): VersionedKey {
  return { active: key, reading: key, versions: new Map([[key.version ?? 0, key]]) };
}

function withOthers(key: Key, others: readonly Key[]): Key {
  return others.length === 0 ? key : { ...key, others };
}
