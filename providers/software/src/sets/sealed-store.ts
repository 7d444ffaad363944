/** Names the one sealed set of a CryptoKey. */
export interface SetName {
  readonly clusterId: string;
  readonly namespace: string;
  readonly keyUid: string;
}

/** A set as it lies in its store. */
export interface StoredSet {
  readonly bytes: Uint8Array;
  /** Opaque: changes with every write. */
  readonly mark: string;
}

/** What whoever records the state of keys says about a set. */
export interface Expectation {
  /** `sealRevision` of the CryptoKey's status: a set with a lower count is an old copy. 0: none is expected. */
  readonly revision: number;
  /** Whether the CryptoKey is being deleted or gone, so that an empty set has nothing left to guard. */
  readonly ending: boolean;
}

/** Another one wrote since the set was read; read again. */
export class SetConflict extends Error {
  override readonly name = "SetConflict";
}

/**
 * Where sealed sets lie: one for each CryptoKey, written whole or not at all. It is not trusted: what it gives back is checked. Everything
 * throws BackendError or SetConflict, and ends soon after the signal aborts.
 */
export interface SealedStore {
  /** Asks where sets really are: a cache that is behind would show an old set as a replayed one. */
  read(name: SetName, signal: AbortSignal): Promise<StoredSet | undefined>;
  /**
   * @param mark of what was read; undefined: only if there is no set
   * @throws SetConflict if that no longer holds
   */
  write(name: SetName, bytes: Uint8Array, mark: string | undefined, signal: AbortSignal): Promise<void>;
  /** One that is gone already is no error. @throws SetConflict if another one wrote since */
  delete(name: SetName, mark: string, signal: AbortSignal): Promise<void>;
  list(clusterId: string, signal: AbortSignal): AsyncIterable<SetName>;
  expected(name: SetName): Expectation;
}

/** One text for one set: no field holds a slash. */
export function setPath({ clusterId, namespace, keyUid }: SetName): string {
  return `${clusterId}/${namespace}/${keyUid}`;
}
