import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../x509/algorithm-identifier.ts";
import { derError } from "../x509/der/der-error.ts";
import { decodeOid } from "../x509/der/oid.ts";
import { assertWellFormed, type DerReader, readerOf, readSequence } from "../x509/der/reader.ts";
import { contextConstructed, TAG } from "../x509/der/tags.ts";
import { readSmallInteger } from "../x509/der/values.ts";
import { CMS_OID } from "./cms-oids.ts";
import { readSignerInfo, type SignerInfo } from "./signer-info.ts";

/** A detached signature, taken apart; reading one verifies nothing. */
export interface DetachedSignature {
  /** What is signed is of that type, dotted. */
  readonly contentType: string;
  readonly digestAlgorithms: readonly AlgorithmIdentifier[];
  /** DER, in the order in which they stand. */
  readonly certificates: readonly Uint8Array[];
  readonly signer: SignerInfo;
}

const WHAT = "SignedData";
const MAX_DIGESTS = 16;
const MAX_CERTIFICATES = 64;
/** SignedData of versions above 5 does not exist. */
const VERSIONS: ReadonlySet<number> = new Set([1, 3, 4, 5]);
/** SEQUENCE of indefinite length, as BER writes what is streamed. */
const INDEFINITE = 0x80;

/**
 * Reads a DER ContentInfo with a SignedData of one signer and no content of its own.
 * @throws INVALID_ARGUMENT that says which part is wrong and where
 * Source: RFC 5652, 3 and 5
 */
export function readDetachedSignature(der: Uint8Array): DetachedSignature {
  if (der[0] === TAG.sequence && der[1] === INDEFINITE) {
    throw derError("ContentInfo", "is BER, with an indefinite length; only DER is read", 0);
  }
  const info = readSequence(der, "ContentInfo");
  const type = decodeOid(info.read(TAG.oid, "contentType"), "contentType");
  if (type !== CMS_OID.signedData) throw derError("ContentInfo", `holds content ${type}, no SignedData`, 0);
  const wrapper = info.enter(contextConstructed(0), "ContentInfo content");
  info.end("ContentInfo");
  const reader = wrapper.enter(TAG.sequence, WHAT);
  wrapper.end("ContentInfo content");
  return readSignedData(reader);
}

function readSignedData(reader: DerReader): DetachedSignature {
  const version = readSmallInteger(reader, `${WHAT} version`);
  if (!VERSIONS.has(version)) throw derError(WHAT, `version ${version} does not exist`, 0);
  const digestAlgorithms = readMany(reader.enter(TAG.set, "digestAlgorithms"), MAX_DIGESTS, "digestAlgorithms", (set) =>
    readAlgorithmIdentifier(set, "digestAlgorithms"),
  );
  const contentType = readContentType(reader.enter(TAG.sequence, "encapContentInfo"));
  const certificates = readCertificates(reader);
  const lists = reader.optional(contextConstructed(1), "crls");
  if (lists !== undefined) assertWellFormed(lists, "crls");
  const signers = reader.read(TAG.set, "signerInfos");
  reader.end(WHAT);
  const inner = readerOf(signers);
  if (inner.isEmpty) throw derError("signerInfos", "there is no signer", signers.at);
  const signer = readSignerInfo(inner);
  if (!inner.isEmpty) throw derError("signerInfos", "there is more than one signer", signers.at);
  return { contentType, digestAlgorithms, certificates, signer };
}

function readContentType(reader: DerReader): string {
  const type = decodeOid(reader.read(TAG.oid, "eContentType"), "eContentType");
  if (!reader.isEmpty)
    throw derError("encapContentInfo", "carries its own content; only detached signatures are read", 0);
  return type;
}

/** Attribute certificates and other kinds are passed over. */
function readCertificates(reader: DerReader): readonly Uint8Array[] {
  const set = reader.optional(contextConstructed(0), "certificates");
  if (set === undefined) return [];
  const elements = readMany(readerOf(set), MAX_CERTIFICATES, "certificates", (one) => {
    const element = one.any("certificates");
    assertWellFormed(element, "certificates");
    return element;
  });
  return elements.filter(({ tag }) => tag === TAG.sequence).map(({ encoded }) => encoded);
}

function readMany<T>(reader: DerReader, most: number, what: string, read: (reader: DerReader) => T): readonly T[] {
  const found: T[] = [];
  while (!reader.isEmpty) if (found.push(read(reader)) > most) throw derError(what, `more than ${most}`, 0);
  return found;
}
