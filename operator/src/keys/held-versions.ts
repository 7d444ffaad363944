const NONE: readonly number[] = [];

/** Versions that connected sidecars say they hold: what was handed out cannot be unknown, whatever a restored status says. */
export class HeldVersions {
  readonly #byKey = new Map<string, ReadonlySet<number>>();
  readonly #onNews: (keyUid: string) => void;

  /** @param onNews told of a key of which a version was not known to be held before */
  constructor(onNews: (keyUid: string) => void) {
    this.#onNews = onNews;
  }

  /**
   * @param keyUid uid of a CryptoKey
   * @param versions all that one sidecar holds of it
   */
  record(keyUid: string, versions: readonly number[]): void {
    const before = this.#byKey.get(keyUid) ?? new Set();
    if (versions.every((version) => before.has(version))) return;
    this.#byKey.set(keyUid, new Set([...before, ...versions]));
    this.#onNews(keyUid);
  }

  of(keyUid: string): readonly number[] {
    const held = this.#byKey.get(keyUid);
    return held === undefined ? NONE : [...held];
  }

  forget(keyUid: string): void {
    this.#byKey.delete(keyUid);
  }
}
