import type { KeyUsages } from "@keyward/core/algorithms/key-usage";

/** One version of a key, sealed, with what everyone may know of it. */
export interface SealedVersion {
  readonly version: number;
  /** The backend that it was made in: several may seal into one set, and each sees its own. */
  readonly home: string;
  /** Id of the data key that the envelope opens with. */
  readonly dataKey: string;
  readonly algorithm: string;
  readonly usages: KeyUsages;
  readonly exportable: boolean;
  readonly disabled: boolean;
  readonly createdAtMs: number;
  /** Of the policy that it was made under. */
  readonly policy: string;
  readonly policyUid: string;
  /** SubjectPublicKeyInfo, base64; "" for a secret key. */
  readonly publicKey: string;
  /** Base64. */
  readonly envelope: string;
}

/** All versions of one CryptoKey. */
export interface SealedSet {
  readonly clusterId: string;
  readonly namespace: string;
  readonly key: string;
  readonly keyUid: string;
  /** By number. */
  readonly versions: readonly SealedVersion[];
}
