import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import type { PairMaterial, PublicMaterial } from "../key/material/key-material.ts";
import type { SignatureOptions } from "./options.ts";

/** At once for what is brief, else off the event loop. */
export type Soon<T> = T | Promise<T>;

/** Whoever has a public key, with or without the private one. */
export type Verifier = Pick<PublicMaterial | PairMaterial, "publicKeys">;

/** How one kind of signature is made and verified. Options were judged, and the key is of the row's type. */
export interface SignatureScheme {
  sign(row: SignatureAlgorithm, pair: PairMaterial, message: Uint8Array, options: SignatureOptions): Soon<Uint8Array>;
  /** @returns false for a signature that is malformed, too */
  verify(
    row: SignatureAlgorithm,
    material: Verifier,
    message: Uint8Array,
    signature: Uint8Array,
    options: SignatureOptions,
  ): Soon<boolean>;
}
