import { digest as hashOf, requireHash } from "../algorithms/hash.ts";
import type { SignatureAlgorithm } from "../algorithms/signature.ts";
import type { Certificate } from "../x509/certificates/certificate.ts";
import { contextConstructed, TAG } from "../x509/der/tags.ts";
import { encodeTime } from "../x509/der/time.ts";
import { element, octetString, oid, sequence, setOf, smallInteger } from "../x509/der/writer.ts";
import { attribute, encodeAttributes } from "./attributes.ts";
import { CMS_OID } from "./cms-oids.ts";
import { encodeMessageDigest, type MessageDigest } from "./message-digest.ts";
import { encodeSignatureIdentifier } from "./signature-identifier.ts";

/** Everything that a signature is made of but the signature itself. */
export interface Signing {
  readonly row: SignatureAlgorithm;
  readonly digest: MessageDigest;
  /** Of the content. */
  readonly contentDigest: Uint8Array;
  readonly certificate: Certificate;
  /** Undefined: the attribute is left out. */
  readonly signingTimeMs: number | undefined;
}

/**
 * @returns the attributes as they are signed: type and digest of the content, the certificate's digest, so that no other certificate
 *   of the same key can take its place (RFC 5035), the algorithms (RFC 6211), and the time where there is one
 */
export function encodeSignedAttributes({
  row,
  digest,
  contentDigest,
  certificate,
  signingTimeMs,
}: Signing): Uint8Array {
  const algorithms = [encodeMessageDigest(digest), implicit(1, encodeSignatureIdentifier(row))];
  const time = signingTimeMs === undefined ? [] : [attribute(CMS_OID.signingTime, encodeTime(signingTimeMs))];
  return encodeAttributes([
    attribute(CMS_OID.contentType, oid(CMS_OID.data)),
    attribute(CMS_OID.messageDigest, octetString(contentDigest)),
    attribute(CMS_OID.signingCertificateV2, signingCertificate(certificate)),
    attribute(CMS_OID.algorithmProtection, sequence(...algorithms)),
    ...time,
  ]);
}

/**
 * @param signedAttributes as they were signed
 * @param chain DER, without the signer's certificate
 * @returns DER ContentInfo
 * Source: RFC 5652, 5.1 and 5.3
 */
export function encodeSignedData(
  { row, digest, certificate }: Signing,
  signedAttributes: Uint8Array,
  signature: Uint8Array,
  chain: readonly Uint8Array[],
): Uint8Array {
  const identifier = sequence(certificate.issuer.encoded, element(TAG.integer, certificate.serialNumber));
  const digestIdentifier = encodeMessageDigest(digest);
  const signer = sequence(
    smallInteger(1),
    identifier,
    digestIdentifier,
    implicit(0, signedAttributes),
    encodeSignatureIdentifier(row),
    octetString(signature),
  );
  const certificates = implicit(0, encodeAttributes([certificate.encoded, ...chain]));
  const content = sequence(oid(CMS_OID.data));
  const signedData = sequence(smallInteger(1), setOf(digestIdentifier), content, certificates, setOf(signer));
  return sequence(oid(CMS_OID.signedData), element(contextConstructed(0), signedData));
}

/** ESSCertIDv2 whose hash is SHA-256, which is its default and so left out. */
function signingCertificate({ encoded }: Certificate): Uint8Array {
  const identifier = sequence(octetString(hashOf(requireHash("SHA-256"), encoded)));
  return sequence(sequence(identifier));
}

/** The same element under a tag of its context. */
function implicit(number: number, whole: Uint8Array): Uint8Array {
  return Uint8Array.from(whole, (octet, index) => (index === 0 ? contextConstructed(number) : octet));
}
