import type { Keyward } from "../keyward.ts";
import type { Peer } from "../peer.ts";

/** The two sides of every test. */
export interface Sides {
  readonly keyward: Keyward;
  readonly peer: Peer;
}

/** Gives both sides; they are there once the suite's `before` is done. */
export type SidesOf = () => Sides;

/** What is there to compare with one peer: names of Keyward's registry. A family that is left out is one that the peer does not have. */
export interface Coverage {
  readonly peer: string;
  readonly hashes: readonly string[];
  readonly macs: readonly string[];
  readonly ciphers: readonly string[];
  readonly kdfs: readonly string[];
  readonly signatures: readonly string[];
  readonly agreements: readonly string[];
  readonly kems: readonly string[];
  readonly encryptions: readonly string[];
  readonly chainTypes: readonly string[];
  readonly cms: { readonly signs: boolean; readonly verifies: boolean };
}

/** Longer than a block, and no multiple of one. */
export const MESSAGE = Buffer.from("what both sides have to agree on, whoever of them computes it: 0123456789");

/** "SHA-256" of "ECDSA-P256-SHA256", "HKDF-SHA256" or "RSA-OAEP-SHA512"; "" where there is none. */
export function hashIn(algorithm: string): string {
  const [part] = /SHA3-\d+|SHA\d+$/.exec(algorithm) ?? [""];
  return part.startsWith("SHA3-") ? part : part.replace(/^SHA/, "SHA-");
}
