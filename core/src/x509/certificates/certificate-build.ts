import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import type { Validity } from "../../policy/validity.ts";
import { encodeSignatureAlgorithm } from "../algorithm-identifier.ts";
import { contextConstructed } from "../der/tags.ts";
import { encodeTime } from "../der/time.ts";
import { bitString, element, sequence, smallInteger, unsignedInteger } from "../der/writer.ts";

/** Everything that a certificate says, each part encoded already. */
export interface CertificateContent {
  /** Unsigned, big-endian. */
  readonly serialNumber: Uint8Array;
  readonly signature: SignatureAlgorithm;
  readonly issuer: Uint8Array;
  readonly validity: Validity;
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** In the order in which they will stand. */
  readonly extensions: readonly Uint8Array[];
}

/** Where the signature comes from: a key at hand, or a device that never shows it. */
export type Sign = (signed: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const VERSION_3 = 2;

/**
 * Encodes a TBSCertificate of version 3.
 * @throws INVALID_ARGUMENT for a time beyond the year 9999
 * Source: RFC 5280, 4.1.2
 */
export function encodeTbsCertificate(content: CertificateContent): Uint8Array {
  return sequence(
    element(contextConstructed(0), smallInteger(VERSION_3)),
    unsignedInteger(content.serialNumber),
    encodeSignatureAlgorithm(content.signature),
    content.issuer,
    sequence(encodeTime(content.validity.notBeforeMs), encodeTime(content.validity.notAfterMs)),
    content.subject,
    content.publicKey,
    element(contextConstructed(3), sequence(...content.extensions)),
  );
}

/** Puts a TBSCertificate and its signature together. */
export function assembleCertificate(tbs: Uint8Array, algorithm: SignatureAlgorithm, signature: Uint8Array): Uint8Array {
  return sequence(tbs, encodeSignatureAlgorithm(algorithm), bitString(signature));
}

/** @returns the signed certificate, DER */
export async function buildCertificate(content: CertificateContent, sign: Sign): Promise<Uint8Array> {
  const tbs = encodeTbsCertificate(content);
  return assembleCertificate(tbs, content.signature, await sign(tbs));
}
