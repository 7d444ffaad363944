import type { KeyVersion } from "@keyward/crds/types/crypto-key";

const NONE: readonly KeyVersion[] = [];

/** Versions that backends have and statuses forgot, until they are taken up. */
export class Recoveries {
  readonly #byUid = new Map<string, readonly KeyVersion[]>();

  /** @param keyUid uid of a CryptoKey */
  note(keyUid: string, version: KeyVersion): void {
    const others = this.of(keyUid).filter((known) => known.version !== version.version);
    this.#byUid.set(
      keyUid,
      [...others, version].sort((a, b) => a.version - b.version),
    );
  }

  of(keyUid: string): readonly KeyVersion[] {
    return this.#byUid.get(keyUid) ?? NONE;
  }
}
