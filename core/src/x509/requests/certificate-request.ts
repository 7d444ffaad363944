import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { assertWellFormed, type DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { readOctetBits, readSmallInteger } from "../der/values.ts";
import { type Extension, readExtensions } from "../extensions/extension.ts";
import { type PublicKeyInfo, readPublicKey } from "../keys/public-key.ts";
import { type Name, readName } from "../names/name.ts";
import { OID } from "../oids.ts";

/** A PKCS#10 request. Nothing in it is trusted before its signature was verified. */
export interface CertificateRequest {
  /** CertificationRequestInfo: the bytes that are signed. */
  readonly signed: Uint8Array;
  readonly subject: Name;
  readonly publicKey: PublicKeyInfo;
  /** Requested extensions by object identifier; Keyward takes none of them over. */
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

const WHAT = "certificate request";
const ATTRIBUTES = contextConstructed(0);

/**
 * Reads a DER PKCS#10 request.
 * @throws INVALID_ARGUMENT that says which part is malformed and where
 * Source: RFC 2986, 4
 */
export function parseCertificateRequest(der: Uint8Array): CertificateRequest {
  const outer = readSequence(der, WHAT);
  const info = outer.read(TAG.sequence, `${WHAT} info`);
  const signatureAlgorithm = readAlgorithmIdentifier(outer, `${WHAT} signature algorithm`);
  const signature = readOctetBits(outer, `${WHAT} signature`);
  outer.end(WHAT);
  return { signed: info.encoded, ...readInfo(readerOf(info), info.at), signatureAlgorithm, signature };
}

function readInfo(reader: DerReader, at: number): Pick<CertificateRequest, "subject" | "publicKey" | "extensions"> {
  const version = readSmallInteger(reader, `${WHAT} version`);
  if (version !== 0) throw derError(WHAT, `version ${version + 1}, only version 1 exists`, at);
  const subject = readName(reader, `${WHAT} subject`);
  const publicKey = readPublicKey(reader, `${WHAT} public key`);
  // Required by the standard, left out by some writers when empty.
  const attributes = reader.optional(ATTRIBUTES, `${WHAT} attributes`);
  reader.end(`${WHAT} info`);
  return { subject, publicKey, extensions: attributes ? readAttributes(readerOf(attributes)) : new Map() };
}

function readAttributes(reader: DerReader): Map<string, Extension> {
  let extensions = new Map<string, Extension>();
  const seen = new Set<string>();
  while (!reader.isEmpty) {
    const attribute = reader.read(TAG.sequence, `${WHAT} attribute`);
    const inner = readerOf(attribute);
    const type = decodeOid(inner.read(TAG.oid, `${WHAT} attribute`), `${WHAT} attribute`);
    if (seen.has(type)) throw derError(WHAT, `attribute ${type} comes twice`, attribute.at);
    seen.add(type);
    const values = inner.read(TAG.set, `${WHAT} attribute values`);
    assertWellFormed(values, `${WHAT} attribute values`);
    inner.end(`${WHAT} attribute`);
    if (type === OID.extensionRequest) extensions = readExtensionRequest(readerOf(values));
  }
  return extensions;
}

/** Source: RFC 2985, 5.4.2: exactly one value */
function readExtensionRequest(values: DerReader): Map<string, Extension> {
  const extensions = readExtensions(values, `${WHAT} extension request`);
  values.end(`${WHAT} extension request`);
  return extensions;
}
