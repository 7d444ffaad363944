import type { KeyObject } from "node:crypto";

/**
 * What a key is made of: handles to OpenSSL's memory, never bytes. Composite and hybrid keys have one handle for each part, in the
 * order of their key type's recipe; all others have one.
 */
export type KeyMaterial = SecretMaterial | PublicMaterial | PairMaterial;

export interface SecretMaterial {
  readonly kind: "secret";
  readonly secret: KeyObject;
}

export interface PublicMaterial {
  readonly kind: "public";
  readonly publicKeys: readonly KeyObject[];
}

export interface PairMaterial {
  readonly kind: "pair";
  readonly privateKeys: readonly KeyObject[];
  readonly publicKeys: readonly KeyObject[];
}
