import type { KeyObject } from "node:crypto";
import type { RemoteUse } from "./remote-use.ts";

/**
 * What a key is made of: handles to OpenSSL's memory, never bytes. Composite and hybrid keys have one handle for each part, in the
 * order of their key type's recipe; all others have one.
 */
export type KeyMaterial = SecretMaterial | PublicMaterial | PairMaterial | RemoteMaterial;

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

/** A key that stays where it was made: whoever needs its private or secret half asks for the operation. */
export interface RemoteMaterial {
  readonly kind: "remote";
  /** The public half of a pair; empty for a secret. */
  readonly publicKeys: readonly KeyObject[];
  /** Length of a secret; undefined for a pair. */
  readonly secretBytes: number | undefined;
  readonly use: RemoteUse;
}
