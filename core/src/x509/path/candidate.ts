import { Buffer } from "node:buffer";
import { type Certificate, parseCertificate } from "../certificates/certificate.ts";
import { type CertificateFacts, readFacts } from "../certificates/certificate-facts.ts";
import { derError } from "../der/der-error.ts";
import { comparable } from "../names/name-compare.ts";
import { formatName } from "../names/name-text.ts";

/** A certificate that may stand in a path, with everything read that the checks ask for. */
export interface Candidate {
  readonly certificate: Certificate;
  readonly facts: CertificateFacts;
  /** Names in a form that compares. */
  readonly subject: string;
  readonly issuer: string;
  readonly isSelfIssued: boolean;
  /** Subject and key: two certificates with the same are one step of a path. */
  readonly identity: string;
  /** For explanations. */
  readonly title: string;
}

/** RFC 5280, 4.1.2.2, with the octet that keeps a number positive. */
const MAX_SERIAL_BYTES = 21;

/** @throws INVALID_ARGUMENT for a certificate that is malformed, in any extension that is known */
export function candidateOf(der: Uint8Array): Candidate {
  const certificate = parseCertificate(der);
  if (certificate.serialNumber.length > MAX_SERIAL_BYTES)
    throw derError("certificate", "serial number above 20 bytes", 0);
  const [subject, issuer] = [comparable(certificate.subject), comparable(certificate.issuer)];
  const key = Buffer.from(certificate.publicKey.encoded).toString("base64");
  return {
    certificate,
    facts: readFacts(certificate),
    subject,
    issuer,
    isSelfIssued: subject === issuer,
    identity: `${subject} ${key}`,
    title: `certificate ${formatName(certificate.subject).slice(0, 128) || "without a subject"}`,
  };
}
