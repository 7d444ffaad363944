import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { type DerReader, readerOf } from "../der/reader.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { readSmallInteger } from "../der/values.ts";
import { OID } from "../oids.ts";

export interface PssParameters {
  /** Name of the hash in node:crypto; the mask is made with the same one. */
  readonly nodeHash: string;
  readonly saltBytes: number;
}

const WHAT = "RSASSA-PSS parameters";
const SHA1 = "1.3.14.3.2.26";
const HASHES: ReadonlyMap<string, string> = new Map([
  [SHA1, "sha1"],
  ["2.16.840.1.101.3.4.2.4", "sha224"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
  ["2.16.840.1.101.3.4.2.6", "sha512-256"],
  ["2.16.840.1.101.3.4.2.8", "sha3-256"],
  ["2.16.840.1.101.3.4.2.9", "sha3-384"],
  ["2.16.840.1.101.3.4.2.10", "sha3-512"],
]);
const DEFAULT_SALT_BYTES = 20;
const DEFAULT_TRAILER = 1;

/**
 * Reads what an RSASSA-PSS AlgorithmIdentifier says; what is left out has SHA-1 as its default.
 * @throws INVALID_ARGUMENT for other hashes, and for a mask with another hash than the message
 * Source: RFC 4055, 3.1
 */
export function readPssParameters({ parameters }: AlgorithmIdentifier): PssParameters {
  if (parameters?.tag !== TAG.sequence) throw derError(WHAT, "are missing", parameters?.at ?? 0);
  const reader = readerOf(parameters);
  const hash = explicit(reader, 0, (inner) => readAlgorithmIdentifier(inner, WHAT).oid) ?? SHA1;
  const maskHash = explicit(reader, 1, readMaskHash) ?? SHA1;
  const saltBytes = explicit(reader, 2, (inner) => readSmallInteger(inner, WHAT)) ?? DEFAULT_SALT_BYTES;
  const trailer = explicit(reader, 3, (inner) => readSmallInteger(inner, WHAT)) ?? DEFAULT_TRAILER;
  reader.end(WHAT);
  const nodeHash = HASHES.get(hash);
  if (nodeHash === undefined) throw derError(WHAT, `hash ${hash} is not supported`, parameters.at);
  if (maskHash !== hash) throw derError(WHAT, "the mask has another hash than the message", parameters.at);
  if (trailer !== DEFAULT_TRAILER) throw derError(WHAT, `trailer field ${trailer}`, parameters.at);
  return { nodeHash, saltBytes };
}

function readMaskHash(reader: DerReader): string {
  const inner = reader.enter(TAG.sequence, WHAT);
  const generator = inner.read(TAG.oid, WHAT);
  if (decodeOid(generator, WHAT) !== OID.mgf1) throw derError(WHAT, "the mask is not MGF1", generator.at);
  const hash = readAlgorithmIdentifier(inner, WHAT).oid;
  inner.end(WHAT);
  return hash;
}

function explicit<T>(reader: DerReader, number: number, read: (inner: DerReader) => T): T | undefined {
  const element = reader.optional(contextConstructed(number), WHAT);
  if (element === undefined) return undefined;
  const inner = readerOf(element);
  const value = read(inner);
  inner.end(WHAT);
  return value;
}
