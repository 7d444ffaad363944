import type { AlgorithmIdentifier } from "../algorithm-identifier.ts";

/** Something that is signed: a request, a certificate or a revocation list. */
export interface Signed {
  readonly signed: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}
