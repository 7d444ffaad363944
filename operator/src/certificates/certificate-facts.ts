import { createPrivateKey, X509Certificate } from "node:crypto";
import type { KeyPair } from "./issue.ts";
import type { Issued } from "./plan.ts";

/** @returns undefined for what is no certificate */
export function readPem(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

export function issuedOf(certificate: X509Certificate): Issued {
  return {
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    notBeforeMs: certificate.validFromDate.getTime(),
    notAfterMs: certificate.validToDate.getTime(),
  };
}

/** Names of a server certificate, in their order. */
export function namesOf({ subjectAltName }: X509Certificate): string[] {
  return (subjectAltName ?? "").split(", ").flatMap((name) => (name.startsWith("DNS:") ? [name.slice(4)] : []));
}

/** @returns the pair if both parts can be read and belong together */
export function usablePair(certificate: string | undefined, privateKey: string | undefined): KeyPair | undefined {
  if (certificate === undefined || privateKey === undefined) return undefined;
  try {
    const fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
    return fits ? { certificate, privateKey } : undefined;
  } catch {
    return undefined;
  }
}

export function signedBy(leaf: X509Certificate, authority: X509Certificate): boolean {
  return leaf.checkIssued(authority) && leaf.verify(authority.publicKey);
}
