import type { KeyType } from "@keyward/core/algorithms/key-type";
import type { KeyUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";

/** A key that operations use; what it may do was decided when it was made and never grows. */
export interface Key {
  readonly type: KeyType;
  readonly usages: KeyUsages;
  /** The one algorithm that it may be used with; undefined: every one that takes its type and that the profile permits. */
  readonly algorithm: string | undefined;
  readonly material: KeyMaterial;
  /** Of a CryptoKey: which version this is. */
  readonly version?: number;
  /** Of a CryptoKey: other versions of it, which verify and decrypt what this one does not, newest first. */
  readonly others?: readonly Key[];
}
