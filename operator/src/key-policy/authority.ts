import { X509Certificate } from "node:crypto";
import { requireHash } from "@keyward/core/algorithms/hash";
import { requireCertificateKeyAlgorithm } from "@keyward/core/algorithms/key";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { parseDuration } from "@keyward/core/text/duration";
import { encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/authority-certificate";
import type { NameEntry } from "@keyward/core/x509/name-build";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { DistinguishedName } from "@keyward/crds/types/policy/certificate-authority";
import type { SigningKey } from "@keyward/provider-software/signing-key";

/** Clocks of verifiers that are behind must not refuse a new authority. */
const BACKDATED_MS = 5 * 60_000;
const DEFAULT_VALIDITY = "87600h";

/** @returns PEM of the self-signed certificate; undefined if the policy makes no authority */
export async function authorityCertificate(
  spec: KeyPolicySpec,
  key: SigningKey,
  nowMs: number,
): Promise<string | undefined> {
  const { certificateAuthority, algorithm } = spec;
  if (certificateAuthority === undefined) return undefined;
  const { keyType, bits } = requireCertificateKeyAlgorithm(algorithm);
  const signature = defaultSignature(keyType, bits);
  const hash = requireHash(signature.hash).nodeName;
  const { subject, validity = DEFAULT_VALIDITY, pathLength = 0 } = certificateAuthority;
  const der = await createAuthorityCertificate(
    {
      subject: nameEntries(subject),
      publicKey: key.publicKey,
      signature,
      validity: { notBeforeMs: nowMs - BACKDATED_MS, notAfterMs: nowMs + parseDuration(validity) },
      pathLength,
    },
    (signed) => key.sign(hash, signed),
  );
  return encodePem("CERTIFICATE", der);
}

/** From the general to the particular, as RFC 4514 reads backwards. */
function nameEntries({ country, organization, organizationalUnit, commonName }: DistinguishedName): NameEntry[] {
  const entries = [
    ["C", country],
    ["O", organization],
    ["OU", organizationalUnit],
    ["CN", commonName],
  ] as const;
  return entries.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

/** What is wrong with a certificate that lies beside a key; undefined: it is this key's own. */
export function certificateFault(pem: string | undefined, spec: KeyPolicySpec, publicKey: Buffer): string | undefined {
  if (spec.certificateAuthority === undefined) return undefined;
  if (pem === undefined) return "the Secret holds no certificate";
  const certificate = readCertificate(pem);
  if (certificate === undefined) return "the certificate in the Secret cannot be read";
  const own = certificate.publicKey.export({ type: "spki", format: "der" }).equals(publicKey);
  return own && certificate.verify(certificate.publicKey)
    ? undefined
    : "the certificate in the Secret is not this key's";
}

export function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
