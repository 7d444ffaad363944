import { Buffer } from "node:buffer";
import type { SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import type { CertificatePolicy } from "../policy/profile.ts";
import type { Validity } from "../policy/validity.ts";
import { type Certificate, parseCertificate } from "./certificate.ts";
import { buildCertificate, createSerialNumber, type Sign } from "./certificate-build.ts";
import {
  authorityConstraintsExtension,
  authorityKeyIdentifierExtension,
  crlDistributionPointsExtension,
  endEntityConstraintsExtension,
  extendedKeyUsageExtension,
  keyUsageExtension,
  subjectKeyIdentifierExtension,
} from "./extension-build.ts";
import { keyIdentifier } from "./key-identifier.ts";
import type { PublicKeyInfo } from "./public-key.ts";
import { verifySignatureSoon } from "./signature.ts";

/** What a certificate under a profile is made from; every check of the policy was done before. */
export interface Issuance {
  readonly policy: CertificatePolicy;
  readonly issuer: Certificate;
  readonly signature: SignatureAlgorithm;
  /** Encoded name. */
  readonly subject: Uint8Array;
  readonly publicKey: PublicKeyInfo;
  readonly validity: Validity;
  readonly crlDistributionPoints: readonly string[];
  /** Encoded, for the end of the list; default: none. */
  readonly moreExtensions?: readonly Uint8Array[];
}

/**
 * Issues a certificate, and checks the signature with the issuer's public key before it is handed out.
 * @returns DER
 * @throws INTERNAL where the signature does not verify; whatever `sign` throws
 * Source: crypto-broker protocol, section 10.4
 */
export async function issueCertificate(issuance: Issuance, sign: Sign): Promise<Uint8Array> {
  const { issuer, signature, validity, subject, publicKey } = issuance;
  const extensions = issuedExtensions(issuance);
  const content = { serialNumber: createSerialNumber(), signature, issuer: issuer.subject.encoded, validity, subject };
  const der = await buildCertificate({ ...content, publicKey: publicKey.encoded, extensions }, sign);
  await selfCheck(der, issuer);
  return der;
}

/** A key that is damaged, or a fault while signing, would give away parts of the key with the signature. */
async function selfCheck(der: Uint8Array, issuer: Certificate): Promise<void> {
  try {
    await verifySignatureSoon(parseCertificate(der), issuer.publicKey);
  } catch (cause) {
    throw new KeywardError("INTERNAL", "the new certificate does not verify with its issuer's key", { cause });
  }
}

function issuedExtensions(issuance: Issuance): Uint8Array[] {
  const { policy, issuer, subject, publicKey, crlDistributionPoints, moreExtensions = [] } = issuance;
  const { keyUsage, extendedKeyUsage, basicConstraints, subjectKeyIdentifierHash } = policy;
  const issuerKey = Buffer.compare(issuer.subject.encoded, subject) === 0 ? undefined : issuer.subjectKeyIdentifier;
  return [
    keyUsage.length > 0 && keyUsageExtension(keyUsage),
    extendedKeyUsage.length > 0 && extendedKeyUsageExtension(extendedKeyUsage),
    basicConstraints.ca && authorityConstraintsExtension(basicConstraints.pathLength),
    issuerKey !== undefined && authorityKeyIdentifierExtension(issuerKey),
    crlDistributionPoints.length > 0 && crlDistributionPointsExtension(crlDistributionPoints),
    !basicConstraints.ca && endEntityConstraintsExtension(),
    subjectKeyIdentifierExtension(keyIdentifier(publicKey, subjectKeyIdentifierHash)),
    ...moreExtensions,
  ].filter((extension) => extension !== false);
}
