const NONE: readonly number[] = [];

/** Versions that connected sidecars say they hold: what was handed out cannot be unknown, whatever a restored status says. */
export class HeldVersions {
  readonly #byUid = new Map<string, ReadonlySet<number>>();

  /** Told of a key, as `namespace/name`, of which a version was not known to be held before. */
  onNews: (key: string) => void = () => {};
  /** Told of a key, as `namespace/name`, each time that a sidecar says what it holds of it. */
  onReport: (key: string) => void = () => {};

  /**
   * @param key `namespace/name` of a CryptoKey
   * @param keyUid its uid
   * @param versions all that one sidecar holds of it
   */
  record(key: string, keyUid: string, versions: readonly number[]): void {
    this.onReport(key);
    const before = this.#byUid.get(keyUid) ?? new Set();
    if (versions.every((version) => before.has(version))) return;
    this.#byUid.set(keyUid, new Set([...before, ...versions]));
    this.onNews(key);
  }

  of(keyUid: string): readonly number[] {
    const held = this.#byUid.get(keyUid);
    return held === undefined ? NONE : [...held];
  }

  forget(keyUid: string): void {
    this.#byUid.delete(keyUid);
  }
}
