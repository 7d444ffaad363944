import { X509Certificate } from "node:crypto";
import { decodePemBlocks, encodePem } from "@keyward/core/text/pem";
import { type PublishableVersion, publishedVersions } from "./published-versions.ts";

/** Certificates of one authority, DER, none twice. */
export interface TrustBundle {
  /** Self-signed: what is trusted. */
  readonly roots: readonly Uint8Array[];
  /** Between a root and what is issued: for whoever builds chains, trusted by nobody. */
  readonly intermediates: readonly Uint8Array[];
}

/** When a bundle is made, and what it depends on besides its own versions. */
export interface TrustTerms {
  /** How long a retired version is trusted. */
  readonly overlapMs: number;
  readonly nowMs: number;
  /** Marks of certificates of authorities above that were revoked. */
  readonly revoked: ReadonlySet<string>;
}

/**
 * The certificates of the versions that others may still meet. A version that was revoked takes its own certificate along at once; its
 * parents stay as long as another version has them, or until they are revoked themselves.
 * @param versions of an authority's CryptoKey; `certificate` is PEM, the key's own first, its parents after it
 */
export function trustBundleOf(
  versions: readonly PublishableVersion[],
  { overlapMs, nowMs, revoked }: TrustTerms,
): TrustBundle {
  const shown = publishedVersions(versions, overlapMs, nowMs);
  const all = unique(shown.flatMap(({ certificate }) => (certificate === undefined ? [] : ders(certificate))));
  const certificates = all.filter((der) => !revoked.has(certificateMark(der)));
  const roots = certificates.filter(isSelfSigned);
  return { roots, intermediates: certificates.filter((certificate) => !roots.includes(certificate)) };
}

/** PEM as programs read it: roots alone, as whoever reads the file trusts all of it. */
export function bundleText({ roots }: TrustBundle): string {
  return roots.map((der) => encodePem("CERTIFICATE", der)).join("");
}

export function chainText({ intermediates }: TrustBundle): string {
  return intermediates.map((der) => encodePem("CERTIFICATE", der)).join("");
}

/** The same for the same certificate. */
export function certificateMark(der: Uint8Array): string {
  return Buffer.from(der).toString("base64");
}

function ders(pem: string): Uint8Array[] {
  return decodePemBlocks(pem).map(({ bytes }) => bytes);
}

function unique(certificates: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(certificates.map((der) => [certificateMark(der), der])).values()];
}

function isSelfSigned(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}
