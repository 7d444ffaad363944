import type { RevocationList } from "../revocation/revocation-list.ts";
import type { Candidate } from "./candidate.ts";

/** What a path is judged by. */
export interface PathRules {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** Host that the leaf must be for. */
  readonly host: string | undefined;
  /** Object identifier of a key purpose that every certificate with extKeyUsage must permit. */
  readonly purpose: string | undefined;
  /** The leaf must name the purpose itself and be no CA; anyExtendedKeyUsage does not count. */
  readonly strictPurpose: boolean;
  /** The root must be within its validity. */
  readonly checkRootValidity: boolean;
  /** Holds the root to its own usages and constraints; else it is a name and a key (RFC 5280, 6.1.1 d). */
  readonly constrainRoots: boolean;
}

export interface PathRequest extends PathRules {
  readonly leaf: Candidate;
  /** In any order. */
  readonly intermediates: readonly Candidate[];
  readonly roots: readonly Candidate[];
  /** Whether a leaf that is among the roots holds as it stands. */
  readonly trustLeaf: boolean;
  /** Where there are some, every certificate but the root needs one that is current. */
  readonly revocationLists: readonly RevocationList[];
}
