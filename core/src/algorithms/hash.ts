import { hash } from "node:crypto";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

/** Names as FIPS 180-4 and FIPS 202 write them, SHAKE with a dash. Strength is against collisions, with this output length. */
export interface HashAlgorithm extends AlgorithmRow {
  /** Name in crypto-broker profile files and answers. */
  readonly brokerName: string;
  readonly oid: string;
  /** Length of the output; for the two extendable functions the one that crypto-broker fixes. */
  readonly digestBytes: number;
  /** Name in node:crypto. */
  readonly nodeName: string;
  /** Whether the function is extendable-output, so that its length must be told to node:crypto. */
  readonly extendable: boolean;
}

/** SHA-1 is here only to name keys: a key identifier needs no collision resistance (RFC 5280, 4.2.1.2). */
const SHA1: HashAlgorithm = {
  name: "SHA-1",
  brokerName: "sha-1",
  oid: "1.3.14.3.2.26",
  digestBytes: 20,
  strengthBits: 0,
  nodeName: "sha1",
  extendable: false,
  fips: false,
  postQuantum: false,
  source: "FIPS 180-4",
};

// OIDs: NIST Computer Security Objects Register, hash algorithms, 2.16.840.1.101.3.4.2.
// biome-ignore format: a table reads as a table
const ROWS: readonly HashAlgorithm[] = [
  row("SHA-256",     "sha-256",     1,  32, 128, "sha256"),
  row("SHA-384",     "sha-384",     2,  48, 192, "sha384"),
  row("SHA-512",     "sha-512",     3,  64, 256, "sha512"),
  row("SHA-512/256", "sha-512/256", 6,  32, 128, "sha512-256"),
  row("SHA3-256",    "sha3-256",    8,  32, 128, "sha3-256"),
  row("SHA3-384",    "sha3-384",    9,  48, 192, "sha3-384"),
  row("SHA3-512",    "sha3-512",    10, 64, 256, "sha3-512"),
  row("SHAKE-128",   "shake-128",   11, 16, 64,  "shake128", true),
  row("SHAKE-256",   "shake-256",   12, 32, 128, "shake256", true),
];

function row(
  name: string,
  brokerName: string,
  arc: number,
  digestBytes: number,
  strengthBits: number,
  nodeName: string,
  extendable = false,
): HashAlgorithm {
  const oid = `2.16.840.1.101.3.4.2.${arc}`;
  const source = /^SHA3|^SHAKE/.test(name) ? "FIPS 202" : "FIPS 180-4";
  return {
    name,
    brokerName,
    oid,
    digestBytes,
    strengthBits,
    nodeName,
    extendable,
    fips: true,
    postQuantum: true,
    source,
  };
}

/** What callers may hash with, where their profile permits it. */
export const HASHES: Registry<HashAlgorithm> = registryOf(ROWS);

/** The same by crypto-broker name, lower case. */
export const HASHES_BY_BROKER_NAME: Registry<HashAlgorithm> = new Map(ROWS.map((hash) => [hash.brokerName, hash]));

/** What may make a subjectKeyIdentifier. */
export const KEY_IDENTIFIER_HASHES: Registry<HashAlgorithm> = registryOf([
  SHA1,
  ...ROWS.filter((hash) => !hash.extendable && hash.name !== "SHA-512/256"),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireHash(name: string): HashAlgorithm {
  return requireRow(HASHES, "hash algorithm", name);
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKeyIdentifierHash(name: string): HashAlgorithm {
  return requireRow(KEY_IDENTIFIER_HASHES, "key identifier hash", name);
}

/** @returns exactly `algorithm.digestBytes` bytes */
export function digest(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array {
  const options = algorithm.extendable
    ? { outputEncoding: "buffer" as const, outputLength: algorithm.digestBytes }
    : { outputEncoding: "buffer" as const };
  return hash(algorithm.nodeName, data, options);
}
