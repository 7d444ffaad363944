import { HASHES, type HashAlgorithm, requireHash } from "../algorithms/hash.ts";
import type { SignatureAlgorithm } from "../algorithms/signature.ts";
import { type AlgorithmIdentifier, hasNoParameters } from "../x509/algorithm-identifier.ts";
import { derError } from "../x509/der/der-error.ts";
import { DerReader } from "../x509/der/reader.ts";
import { TAG } from "../x509/der/tags.ts";
import { readSmallInteger } from "../x509/der/values.ts";
import { oid, sequence, smallInteger } from "../x509/der/writer.ts";
import { CMS_OID } from "./cms-oids.ts";

/** How the content is digested. */
export interface MessageDigest {
  readonly hash: HashAlgorithm;
  readonly outputBytes: number;
  /** Whether its identifier tells the length (RFC 8419, 2.3). */
  readonly tellsLength: boolean;
}

function digestOf(name: string, outputBytes?: number, tellsLength = false): MessageDigest {
  const hash = requireHash(name);
  return Object.freeze({ hash, outputBytes: outputBytes ?? hash.digestBytes, tellsLength });
}

/** SHA-1 and what is older is not among them, nor are hashes of 224 bits. */
const DIGESTS: ReadonlyMap<string, MessageDigest> = new Map([
  ...["SHA-256", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-256", "SHA3-384", "SHA3-512"].map(
    (name) => [HASHES.get(name)!.oid, digestOf(name)] as const,
  ),
  // Lengths as RFC 8702, 3.1 fixes them.
  [CMS_OID.shake128, digestOf("SHAKE-128", 32)],
  [CMS_OID.shake256, digestOf("SHAKE-256", 64)],
  [CMS_OID.shake256Length, digestOf("SHAKE-256", 64, true)],
]);

const [SHA_256, SHA_512] = ["SHA-256", "SHA-512"].map((name) => DIGESTS.get(HASHES.get(name)!.oid)!) as [
  MessageDigest,
  MessageDigest,
];

/**
 * The digest that goes with a signature algorithm: its own hash; else what its RFC asks for.
 * Sources: RFC 5754; RFC 8419, 2.3; RFC 9882, 4; RFC 9814, 4
 */
export function messageDigestFor({ name, hash, keyFamily, strengthBits }: SignatureAlgorithm): MessageDigest {
  if (hash !== undefined) return DIGESTS.get(hash.oid)!;
  if (name === "Ed448") return DIGESTS.get(CMS_OID.shake256Length)!;
  if (keyFamily !== "slh-dsa") return SHA_512;
  if (name.startsWith("SLH-DSA-SHAKE")) return DIGESTS.get(strengthBits === 128 ? CMS_OID.shake128 : CMS_OID.shake256)!;
  return strengthBits === 128 ? SHA_256 : SHA_512;
}

/** Bits of work to find two contents of one digest. */
export function collisionBits({ outputBytes, hash }: MessageDigest): number {
  return Math.min(outputBytes * 4, hash.name === "SHAKE-128" ? 128 : 256);
}

/** @throws INVALID_ARGUMENT for a digest that is not accepted, and for parameters that it must not have */
export function readMessageDigest(identifier: AlgorithmIdentifier, what: string): MessageDigest {
  const found = DIGESTS.get(identifier.oid);
  if (found === undefined) throw derError(what, `digest ${identifier.oid} is not accepted`, 0);
  if (!hasParametersOf(found, identifier)) throw derError(what, "the digest has parameters that it must not have", 0);
  return found;
}

export function encodeMessageDigest({ hash, outputBytes, tellsLength }: MessageDigest): Uint8Array {
  if (!tellsLength) return sequence(oid(hash.oid));
  return sequence(oid(CMS_OID.shake256Length), smallInteger(outputBytes * 8));
}

function hasParametersOf({ tellsLength, outputBytes }: MessageDigest, identifier: AlgorithmIdentifier): boolean {
  if (!tellsLength) return hasNoParameters(identifier);
  if (identifier.parameters?.tag !== TAG.integer) return false;
  return readSmallInteger(new DerReader(identifier.parameters.encoded), "length") === outputBytes * 8;
}
