import type { KdfParameters } from "@keyward/core/crypto/kdf/kdf-parameters";

/** What is derived from a key. */
export interface Derivation {
  /** Registry name; empty: the key's own, else the profile's default. */
  readonly algorithm: string;
  readonly parameters: KdfParameters;
  readonly lengthBytes: number;
}
