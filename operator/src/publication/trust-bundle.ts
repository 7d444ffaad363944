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

/**
 * The certificates of the versions that others may still meet. A version that was revoked takes its own certificate along at once; its
 * parents stay as long as another version has them.
 * @param versions of an authority's CryptoKey; `certificate` is PEM, the key's own first, its parents after it
 */
export function trustBundleOf(versions: readonly PublishableVersion[], overlapMs: number, nowMs: number): TrustBundle {
  const shown = publishedVersions(versions, overlapMs, nowMs);
  const certificates = unique(shown.flatMap(({ certificate }) => (certificate === undefined ? [] : ders(certificate))));
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

function ders(pem: string): Uint8Array[] {
  return decodePemBlocks(pem).map(({ bytes }) => bytes);
}

function unique(certificates: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(certificates.map((der) => [Buffer.from(der).toString("base64"), der])).values()];
}

function isSelfSigned(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}
