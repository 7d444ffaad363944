import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

/** Names as FIPS 180-4 and FIPS 202 write them, SHAKE with a dash. Strength is against collisions, with this output length. */
export interface HashAlgorithm extends AlgorithmRow {
  /** Name in crypto-broker answers. */
  readonly brokerName: string;
  readonly oid: string;
  /** Length of the output; of the two extendable functions the one that they have where none is named, as crypto-broker does. */
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

/** NIST Computer Security Objects Register, hash algorithms. */
const NIST = "2.16.840.1.101.3.4.2";

// biome-ignore format: a table reads as a table
const BROKER_ROWS: readonly HashAlgorithm[] = [
  row("SHA-256",     `${NIST}.1`,  32, 128, "sha256"),
  row("SHA-384",     `${NIST}.2`,  48, 192, "sha384"),
  row("SHA-512",     `${NIST}.3`,  64, 256, "sha512"),
  row("SHA-512/256", `${NIST}.6`,  32, 128, "sha512-256"),
  row("SHA3-256",    `${NIST}.8`,  32, 128, "sha3-256"),
  row("SHA3-384",    `${NIST}.9`,  48, 192, "sha3-384"),
  row("SHA3-512",    `${NIST}.10`, 64, 256, "sha3-512"),
  row("SHAKE-128",   `${NIST}.11`, 16, 64,  "shake128", { extendable: true }),
  row("SHAKE-256",   `${NIST}.12`, 32, 128, "shake256", { extendable: true }),
];

/** Not for crypto-broker's profile files. The 224-bit ones are for peers who cannot do better. */
const BLAKE2 = { fips: false, source: "RFC 7693" };
// biome-ignore format: a table reads as a table
const FURTHER_ROWS: readonly HashAlgorithm[] = [
  row("SHA-224",     `${NIST}.4`,  28, 112, "sha224"),
  row("SHA-512/224", `${NIST}.5`,  28, 112, "sha512-224"),
  row("SHA3-224",    `${NIST}.7`,  28, 112, "sha3-224"),
  row("BLAKE2b-512", "1.3.6.1.4.1.1722.12.2.1.16", 64, 256, "blake2b512", BLAKE2),
  row("BLAKE2s-256", "1.3.6.1.4.1.1722.12.2.2.8",  32, 128, "blake2s256", BLAKE2),
];

function row(
  name: string,
  oid: string,
  digestBytes: number,
  strengthBits: number,
  nodeName: string,
  extra: Partial<Pick<HashAlgorithm, "extendable" | "fips" | "source">> = {},
): HashAlgorithm {
  return {
    name,
    brokerName: name.toLowerCase(),
    oid,
    digestBytes,
    strengthBits,
    nodeName,
    extendable: false,
    fips: true,
    postQuantum: true,
    source: /^SHA3|^SHAKE/.test(name) ? "FIPS 202" : "FIPS 180-4",
    ...extra,
  };
}

/** What callers may hash with, where their profile permits it. */
export const HASHES: Registry<HashAlgorithm> = registryOf([...BROKER_ROWS, ...FURTHER_ROWS]);

/** Those that crypto-broker's profile files may name, by crypto-broker name, lower case. */
export const HASHES_BY_BROKER_NAME: Registry<HashAlgorithm> = new Map(
  BROKER_ROWS.map((hash) => [hash.brokerName, hash]),
);

/** What may make a subjectKeyIdentifier. */
export const KEY_IDENTIFIER_HASHES: Registry<HashAlgorithm> = registryOf([
  SHA1,
  ...BROKER_ROWS.filter((hash) => !hash.extendable && hash.name !== "SHA-512/256"),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireHash(name: string): HashAlgorithm {
  return requireRow(HASHES, "hash algorithm", name);
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKeyIdentifierHash(name: string): HashAlgorithm {
  return requireRow(KEY_IDENTIFIER_HASHES, "key identifier hash", name);
}

/** Most that an extendable function gives at once. */
export const MAX_HASH_OUTPUT_BYTES = 65_536;

/** Every digest but those of extendable functions that were asked for more. */
const SHORT_BYTES = 64;

/**
 * @param outputBytes of an extendable function; all others have but one length
 * @returns exactly that many bytes
 */
export function digest(
  { nodeName, extendable, digestBytes }: HashAlgorithm,
  data: Uint8Array,
  outputBytes: number = digestBytes,
): Uint8Array {
  const outputLength = extendable ? outputBytes : digestBytes;
  if (outputLength > SHORT_BYTES) return hash(nodeName, data, { outputEncoding: "buffer", outputLength });
  // A text on the heap and a piece of the pool take half as long as memory of their own, and make the collector no work.
  return Buffer.from(hash(nodeName, data, { outputEncoding: "latin1", outputLength }), "latin1");
}
