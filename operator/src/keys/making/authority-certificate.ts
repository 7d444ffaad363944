import { createHash, X509Certificate } from "node:crypto";
import { requireHash } from "@keyward/core/algorithms/hash";
import { requireCertificateKeyAlgorithm } from "@keyward/core/algorithms/key";
import { defaultSignature, type SignatureAlgorithm } from "@keyward/core/algorithms/x509-signature";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { parseDuration } from "@keyward/core/text/duration";
import { decodePemBlocks, encodePem } from "@keyward/core/text/pem";
import {
  type Authority,
  createAuthorityCertificate,
  createSubordinateCertificate,
} from "@keyward/core/x509/certificates/authority-certificate";
import type { Sign } from "@keyward/core/x509/certificates/certificate-build";
import type { NameEntry } from "@keyward/core/x509/names/name-build";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { CertificateAuthority, DistinguishedName } from "@keyward/crds/types/policy/certificate-authority";
import { signatureAlgorithm } from "../../issuers/authority-key.ts";

/** A key in the backend that holds it. */
export interface SigningKeyRef {
  readonly ref: BackendKeyRef;
  readonly backend: Pick<Backend, "use">;
}

/** The active version of the authority above. */
export interface ParentAuthority extends SigningKeyRef {
  /** PEM, its own first. */
  readonly certificate: string;
}

export interface AuthorityWish {
  readonly spec: KeyPolicySpec;
  readonly key: SigningKeyRef;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly parent: ParentAuthority | undefined;
  readonly nowMs: number;
}

/** Clocks of verifiers that are behind must not refuse a new authority. */
const BACKDATED_MS = 5 * 60_000;
const DEFAULT_VALIDITY = "87600h";

/**
 * The certificate of a CA key, signed in the backend that holds the key which signs: it never leaves there.
 * @returns PEM, the key's own first, those above it after it; undefined if the policy makes no authority
 * @throws BackendError; BadAnswer if the signature does not hold
 */
export async function authorityCertificate(wish: AuthorityWish, signal: AbortSignal): Promise<string | undefined> {
  const { certificateAuthority, algorithm } = wish.spec;
  if (certificateAuthority === undefined) return undefined;
  const { parent } = wish;
  const signer = parent ?? wish.key;
  const signature = signatureOf(parent?.ref.algorithm ?? algorithm);
  const sign = signWith(signer, signature, signal);
  const authority = describe(certificateAuthority, signature, wish);
  const der =
    parent === undefined
      ? await createAuthorityCertificate(authority, sign)
      : await createSubordinateCertificate(authority, decodePemBlocks(parent.certificate)[0]!.bytes, sign);
  assertSigned(der, parent);
  return `${encodePem("CERTIFICATE", der)}${parent?.certificate ?? ""}`;
}

function describe(
  { subject, validity = DEFAULT_VALIDITY, pathLength = 0 }: CertificateAuthority,
  signature: SignatureAlgorithm,
  { publicKey, parent, nowMs }: AuthorityWish,
): Authority {
  const endsMs = nowMs + parseDuration(validity);
  const parentEndsMs = parent && new X509Certificate(parent.certificate).validToDate.getTime();
  const notAfterMs = Math.min(endsMs, parentEndsMs ?? endsMs);
  return {
    subject: nameEntries(subject),
    publicKey,
    signature,
    validity: { notBeforeMs: nowMs - BACKDATED_MS, notAfterMs },
    pathLength,
  };
}

function signatureOf(keyAlgorithm: string): SignatureAlgorithm {
  const { keyType, bits } = requireCertificateKeyAlgorithm(keyAlgorithm);
  return defaultSignature(keyType, bits);
}

function signWith({ backend, ref }: SigningKeyRef, { hash }: SignatureAlgorithm, signal: AbortSignal): Sign {
  const { nodeName } = requireHash(hash);
  const algorithm = signatureAlgorithm(ref.algorithm, nodeName);
  return (signed) => {
    const bytes = createHash(nodeName).update(signed).digest();
    return backend.use.sign(ref, algorithm, { kind: "digest", bytes }, signal);
  };
}

function assertSigned(der: Uint8Array, parent: ParentAuthority | undefined): void {
  const certificate = new X509Certificate(der);
  const issuer = parent === undefined ? certificate : new X509Certificate(parent.certificate);
  if (certificate.verify(issuer.publicKey)) return;
  throw new BackendError(
    "BadAnswer",
    "the signature of the CA certificate does not hold. Next: see the backend's own log",
  );
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
