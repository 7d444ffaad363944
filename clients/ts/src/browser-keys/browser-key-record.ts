import type { BrowserKeyUsage } from "./algorithms.ts";

/** One version as IndexedDB keeps it: handles, no bytes. */
export interface StoredVersion {
  readonly version: number;
  readonly createdAtMs: number;
  /** The private half, or the secret key. */
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey | undefined;
}

/** One key; a change of it is one write. */
export interface BrowserKeyRecord {
  readonly name: string;
  readonly algorithm: string;
  readonly usages: readonly BrowserKeyUsage[];
  /** The version that signs and encrypts. */
  readonly active: number;
  readonly versions: readonly StoredVersion[];
}

/** What may be shown of a key. */
export interface BrowserKeyInfo {
  readonly name: string;
  readonly algorithm: string;
  readonly usages: readonly BrowserKeyUsage[];
  readonly active: number;
  readonly versions: readonly { readonly version: number; readonly createdAtMs: number }[];
}

export function describe({ name, algorithm, usages, active, versions }: BrowserKeyRecord): BrowserKeyInfo {
  return {
    name,
    algorithm,
    usages,
    active,
    versions: versions.map(({ version, createdAtMs }) => ({ version, createdAtMs })),
  };
}
