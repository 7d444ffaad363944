import { KeywardError } from "@keyward/core/errors/keyward-error";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { RFC8410_CERTIFICATE, RFC8410_PUBLIC_KEY } from "@keyward/core/x509/examples";
import { parsePublicKey } from "@keyward/core/x509/keys/public-key";
import { verifySignature } from "@keyward/core/x509/signatures/signature";
import type { KnownAnswer } from "../known-answer.ts";

/** Reading and verifying together: RFC 8410, 10.2, and the same with a byte of the signature changed. */
export const certificateKnownAnswers: readonly KnownAnswer[] = [
  {
    name: "certificate/X.509",
    algorithm: "Ed25519",
    fips: true,
    run: () => holds((octet) => octet) && !holds((octet) => octet ^ 1),
  },
];

function holds(change: (octet: number) => number): boolean {
  const certificate = parseCertificate(Buffer.from(RFC8410_CERTIFICATE, "base64"));
  const signature = Uint8Array.from(certificate.signature, (octet, index) => (index === 0 ? change(octet) : octet));
  try {
    verifySignature({ ...certificate, signature }, parsePublicKey(Buffer.from(RFC8410_PUBLIC_KEY, "base64")));
    return true;
  } catch (error) {
    if (error instanceof KeywardError) return false;
    throw error;
  }
}
