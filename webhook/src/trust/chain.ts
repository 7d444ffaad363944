import { X509Certificate } from "node:crypto";

/** Longer chains than this are no chains of a webhook's certificate. */
const MAX_LENGTH = 8;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Whether a client that knows the authorities would find a way from the served certificate to one of them. Signatures and
 * names are followed; times are not looked at.
 * @param served PEM: the certificate, then intermediate ones
 * @param authorities PEM
 */
export function leadsTo(served: string, authorities: string): boolean {
  const chain = certificatesIn(served).slice(0, MAX_LENGTH);
  const roots = certificatesIn(authorities);
  let current = chain[0];
  for (let length = 0; current !== undefined && length < MAX_LENGTH; length += 1) {
    const { fingerprint256 } = current;
    if (roots.some((root) => root.fingerprint256 === fingerprint256) || issuerOf(current, roots)) return true;
    current = issuerOf(current, chain);
  }
  return false;
}

function issuerOf(certificate: X509Certificate, candidates: readonly X509Certificate[]): X509Certificate | undefined {
  return candidates.find(
    (candidate) =>
      candidate.fingerprint256 !== certificate.fingerprint256 &&
      certificate.checkIssued(candidate) &&
      certificate.verify(candidate.publicKey),
  );
}

/** What cannot be read is left out: one bad entry in a bundle must not hide the others. */
function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(PEM) ?? []).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
