import { HASHES, type HashAlgorithm } from "./hash.ts";
import { MACS, type MacAlgorithm } from "./mac.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

/** Which construction a function is. */
export type KdfKind =
  | "hkdf"
  | "pbkdf2"
  | "scrypt"
  | "kbkdf-counter"
  | "kbkdf-feedback"
  | "kmac"
  | "tls12-prf"
  | "tls13-expand-label";

export interface KdfAlgorithm extends AlgorithmRow {
  readonly kind: KdfKind;
  /** Name in node:crypto of the hash; empty where the function has a MAC, or fixes its own hash. */
  readonly nodeName: string;
  /** The pseudorandom function of SP 800-108r1. */
  readonly mac: MacAlgorithm | undefined;
  /** What one round gives: the length of the hash or MAC; 0 where there are no rounds. */
  readonly blockBytes: number;
}

/** Above this NIST and we stop counting (SP 800-57 part 1 rev. 5, table 3). */
const MAX_STRENGTH_BITS = 256;

/** Fixed-length hashes of FIPS 180-4 and FIPS 202. */
const HMAC_HASHES = [...HASHES.values()].filter(({ name, extendable }) => name.startsWith("SHA") && !extendable);

const PRFS = macsOf(["AES-CMAC", ...HMAC_HASHES.map(({ name }) => `HMAC-${name}`)]);
const KMACS = macsOf(["KMAC-128", "KMAC-256"]);

/** TLS 1.2 suites use these (RFC 5246, 5; RFC 5288), TLS 1.3 suites the first two (RFC 8446, B.4). */
const TLS12_HASHES = ["SHA-256", "SHA-384", "SHA-512"];
const TLS13_HASHES = ["SHA-256", "SHA-384"];

const ROWS: readonly KdfAlgorithm[] = [
  ...HMAC_HASHES.map((hash) => onHash(`HKDF-${partOf(hash)}`, "hkdf", hash, "RFC 5869")),
  ...HMAC_HASHES.map((hash) => onHash(`PBKDF2-HMAC-${partOf(hash)}`, "pbkdf2", hash, "RFC 8018; SP 800-132")),
  {
    name: "scrypt",
    kind: "scrypt",
    nodeName: "",
    mac: undefined,
    blockBytes: 0,
    strengthBits: MAX_STRENGTH_BITS,
    fips: false,
    postQuantum: true,
    source: "RFC 7914",
  },
  ...PRFS.map((mac) => onMac(`KBKDF-COUNTER-${mac.name}`, "kbkdf-counter", mac, mac.tagBytes)),
  ...PRFS.map((mac) => onMac(`KBKDF-FEEDBACK-${mac.name}`, "kbkdf-feedback", mac, mac.tagBytes)),
  ...KMACS.map((mac) => onMac(`KBKDF-${mac.name}`, "kmac", mac, 0)),
  ...hashesOf(TLS12_HASHES).map((hash) => onHash(`TLS12-PRF-${partOf(hash)}`, "tls12-prf", hash, "RFC 5246")),
  ...hashesOf(TLS13_HASHES).map((hash) =>
    onHash(`TLS13-EXPAND-LABEL-${partOf(hash)}`, "tls13-expand-label", hash, "RFC 8446"),
  ),
];

/** Key derivation functions. FIPS: the rounds of KBKDF and TLS are ours, and each one is the provider's MAC. */
export const KDFS: Registry<KdfAlgorithm> = registryOf<KdfAlgorithm>(ROWS);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKdf(name: string): KdfAlgorithm {
  return requireRow(KDFS, "key derivation function", name);
}

function onHash(name: string, kind: KdfKind, hash: HashAlgorithm, source: string): KdfAlgorithm {
  const { nodeName, digestBytes, fips } = hash;
  const strengthBits = Math.min(8 * digestBytes, MAX_STRENGTH_BITS);
  return {
    name,
    kind,
    nodeName,
    mac: undefined,
    blockBytes: digestBytes,
    strengthBits,
    fips,
    postQuantum: true,
    source,
  };
}

function onMac(name: string, kind: KdfKind, mac: MacAlgorithm, blockBytes: number): KdfAlgorithm {
  const { strengthBits, fips } = mac;
  return { name, kind, nodeName: "", mac, blockBytes, strengthBits, fips, postQuantum: true, source: "SP 800-108r1" };
}

function hashesOf(names: readonly string[]): readonly HashAlgorithm[] {
  return HMAC_HASHES.filter(({ name }) => names.includes(name));
}

function macsOf(names: readonly string[]): readonly MacAlgorithm[] {
  return [...MACS.values()].filter(({ name }) => names.includes(name));
}

/** Inside a longer name SHA-256 is SHA256, and SHA3-256 is itself. */
function partOf({ name }: HashAlgorithm): string {
  return name.replace(/^SHA-/, "SHA");
}
