import { Buffer } from "node:buffer";
import { digest as hashOf, requireHash } from "../algorithms/hash.ts";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../x509/algorithm-identifier.ts";
import { derError } from "../x509/der/der-error.ts";
import { decodeOid } from "../x509/der/oid.ts";
import { type DerElement, DerReader } from "../x509/der/reader.ts";
import { contextConstructed, TAG } from "../x509/der/tags.ts";
import { readTime } from "../x509/der/time.ts";
import { type Attributes, onlyValue } from "./attributes.ts";
import type { CmsFault } from "./cms-fault.ts";
import { CMS_OID } from "./cms-oids.ts";
import { type MessageDigest, readMessageDigest } from "./message-digest.ts";

/** What the attributes must agree with. */
export interface Attested {
  readonly contentType: string;
  readonly contentDigest: Uint8Array;
  /** DER, the signer's. */
  readonly certificate: Uint8Array;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
}

type AttributeCheck = (attributes: Attributes, attested: Attested) => CmsFault | undefined;

/**
 * Judges signed attributes.
 * @returns the first fault; undefined where there is none
 * @throws INVALID_ARGUMENT for attributes that are malformed
 * Sources: RFC 5652, 11; RFC 5035, 3; RFC 6211
 */
export function judgeAttributes(attributes: Attributes, attested: Attested): CmsFault | undefined {
  for (const check of CHECKS) {
    const fault = check(attributes, attested);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** @returns milliseconds since 1970, as the signer claims; undefined where it claims nothing. @throws INVALID_ARGUMENT */
export function signingTimeOf(attributes: Attributes): number | undefined {
  const value = onlyValue(attributes, CMS_OID.signingTime, "signingTime");
  return value && readTime(new DerReader(value.encoded, value.at), "signingTime");
}

const contentTypeAgrees: AttributeCheck = (attributes, { contentType }) => {
  const value = required(attributes, CMS_OID.contentType, "contentType", TAG.oid);
  if (decodeOid(value, "contentType") === contentType) return undefined;
  return { fault: "CONTENT", explanation: "the signed content type is not that of the content" };
};

const contentAgrees: AttributeCheck = (attributes, { contentDigest }) => {
  const value = required(attributes, CMS_OID.messageDigest, "messageDigest", TAG.octetString);
  if (Buffer.compare(value.content, contentDigest) === 0) return undefined;
  return { fault: "CONTENT", explanation: "the content is not the one that was signed" };
};

const certificateAgrees: AttributeCheck = (attributes, { certificate }) => {
  const value = onlyValue(attributes, CMS_OID.signingCertificateV2, "signingCertificateV2");
  if (value === undefined) return undefined;
  const { hash, expected } = readSigningCertificate(value);
  if (Buffer.compare(hashOf(hash.hash, certificate, hash.outputBytes), expected) === 0) return undefined;
  return { fault: "NO_CERTIFICATE", explanation: "the signer's certificate is not the one that the attributes name" };
};

const algorithmsAgree: AttributeCheck = (attributes, { digestAlgorithm, signatureAlgorithm }) => {
  const value = onlyValue(attributes, CMS_OID.algorithmProtection, "CMSAlgorithmProtection");
  if (value === undefined) return undefined;
  const reader = new DerReader(value.encoded, value.at).enter(TAG.sequence, "CMSAlgorithmProtection");
  const digest = readAlgorithmIdentifier(reader, "CMSAlgorithmProtection");
  const signature = reader.optional(contextConstructed(1), "CMSAlgorithmProtection");
  const isSame =
    Buffer.compare(digest.encoded, digestAlgorithm.encoded) === 0 &&
    signature !== undefined &&
    Buffer.compare(signature.content, contentOf(signatureAlgorithm)) === 0 &&
    reader.isEmpty;
  return isSame ? undefined : { fault: "ALGORITHM", explanation: "the algorithms are not those that were signed" };
};

const CHECKS: readonly AttributeCheck[] = [contentTypeAgrees, contentAgrees, certificateAgrees, algorithmsAgree];

function required(attributes: Attributes, type: string, what: string, tag: number): DerElement {
  const value = onlyValue(attributes, type, what);
  if (value?.tag === tag) return value;
  throw derError(what, value === undefined ? "is missing" : "has a value of the wrong type", value?.at ?? 0);
}

/** The first ESSCertIDv2 is the signer's. */
function readSigningCertificate(value: DerElement): { readonly hash: MessageDigest; readonly expected: Uint8Array } {
  const what = "signingCertificateV2";
  const reader = new DerReader(value.encoded, value.at).enter(TAG.sequence, what);
  const first = reader.enter(TAG.sequence, what).enter(TAG.sequence, what);
  const hash = first.nextTag === TAG.sequence ? readMessageDigest(readAlgorithmIdentifier(first, what), what) : SHA_256;
  return { hash, expected: first.read(TAG.octetString, what).content };
}

const SHA_256: MessageDigest = { hash: requireHash("SHA-256"), outputBytes: 32, tellsLength: false };

function contentOf({ encoded }: AlgorithmIdentifier): Uint8Array {
  return new DerReader(encoded).any("signatureAlgorithm").content;
}
