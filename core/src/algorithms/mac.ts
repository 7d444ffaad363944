import { HASHES, type HashAlgorithm } from "./hash.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface MacAlgorithm extends AlgorithmRow {
  /** Names of the key types that it takes. */
  readonly keyTypes: ReadonlySet<string>;
  /** Length of the tag where none is named. */
  readonly tagBytes: number;
  readonly maxTagBytes: number;
  /** Whether a shorter tag is the beginning of the longest one; else it is a tag of its own. */
  readonly truncates: boolean;
  /** Whether it takes a customization string (SP 800-185, 4.3). */
  readonly customizable: boolean;
  readonly construction: MacConstruction;
}

/** What the tag is computed with, in names of node:crypto. */
export type MacConstruction =
  | { readonly kind: "hmac"; readonly digest: string }
  | { readonly kind: "kmac"; readonly strength: 128 | 256 }
  /** The key's length chooses the cipher. */
  | { readonly kind: "cmac" };

/** As long as random bytes and extendable hashes may be; KMAC itself knows no end. */
const MAX_KMAC_BYTES = 65_536;

const HMAC_KEYS: ReadonlySet<string> = new Set(["HMAC"]);
const KMAC_KEYS: ReadonlySet<string> = new Set(["KMAC"]);
const AES_KEYS: ReadonlySet<string> = new Set(["AES-128", "AES-192", "AES-256"]);

export const MACS: Registry<MacAlgorithm> = registryOf<MacAlgorithm>([
  ...[...HASHES.values()].filter((hash) => !hash.extendable).map(hmac),
  kmac(128),
  kmac(256),
  {
    name: "AES-CMAC",
    keyTypes: AES_KEYS,
    tagBytes: 16,
    maxTagBytes: 16,
    truncates: true,
    customizable: false,
    construction: { kind: "cmac" },
    strengthBits: 128,
    fips: true,
    postQuantum: true,
    source: "SP 800-38B",
  },
]);

/** Strength: SP 800-57 part 1 rev. 5, table 3, its column for HMAC; BLAKE2 by the length of its output, as there. */
function hmac(hash: HashAlgorithm): MacAlgorithm {
  return {
    name: `HMAC-${hash.name}`,
    keyTypes: HMAC_KEYS,
    tagBytes: hash.digestBytes,
    maxTagBytes: hash.digestBytes,
    truncates: true,
    customizable: false,
    construction: { kind: "hmac", digest: hash.nodeName },
    strengthBits: hash.digestBytes < 32 ? 192 : 256,
    fips: hash.fips,
    postQuantum: true,
    source: hash.fips ? "FIPS 198-1" : "RFC 2104; RFC 7693",
  };
}

/** Own lengths: twice the strength, which SP 800-185, 8.4.2 calls the tag's full strength. */
function kmac(strength: 128 | 256): MacAlgorithm {
  return {
    name: `KMAC-${strength}`,
    keyTypes: KMAC_KEYS,
    tagBytes: strength / 4,
    maxTagBytes: MAX_KMAC_BYTES,
    truncates: false,
    customizable: true,
    construction: { kind: "kmac", strength },
    strengthBits: strength,
    fips: true,
    postQuantum: true,
    source: "SP 800-185",
  };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireMac(name: string): MacAlgorithm {
  return requireRow(MACS, "MAC algorithm", name);
}
