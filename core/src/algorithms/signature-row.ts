import type { Composite } from "./composite-signature.ts";
import type { HashAlgorithm } from "./hash.ts";
import type { KeyFamily } from "./key-type.ts";
import type { AlgorithmRow } from "./registry.ts";

/**
 * Where the work runs: `here` on the event loop, because it is shorter than the way to another thread (which costs 50 us on two
 * cores); `pool` on a thread of the pool; `heavy` there, too, but through the narrow lane.
 */
export type Place = "here" | "pool" | "heavy";

/** How a scheme makes signatures; each is one file in core/src/crypto/signature. */
export type SchemeName = "ecdsa" | "rsa-pkcs1" | "rsa-pss" | "pure" | "composite";

export interface SignatureAlgorithm extends AlgorithmRow {
  readonly scheme: SchemeName;
  /** Dotted; that of RSA-PSS needs parameters beside it. */
  readonly oid: string;
  readonly keyFamily: KeyFamily;
  /** The one key type that it takes; undefined: every one of its family. */
  readonly keyType: string | undefined;
  /** What the message is hashed with first, so that a digest may stand for it; undefined where the scheme hashes in its own way. */
  readonly hash: HashAlgorithm | undefined;
  /** Bytes of every signature; undefined where that depends on key or format. */
  readonly signatureBytes: number | undefined;
  /** Longest context string; 0: it takes none. */
  readonly maxContextBytes: 0 | 255;
  readonly signing: Place;
  readonly verifying: Place;
  readonly composite: Composite | undefined;
}
