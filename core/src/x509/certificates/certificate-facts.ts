import type { Extension } from "../extensions/extension.ts";
import {
  type BasicConstraints,
  readAlternativeNames,
  readAuthorityKeyIdentifier,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readSubjectKeyIdentifier,
} from "../extensions/extension-read.ts";
import { type NameConstraints, readNameConstraints } from "../extensions/name-constraints-read.ts";
import {
  type CertificatePolicies,
  checkDescriptions,
  type PolicyConstraints,
  type PolicyMapping,
  readCertificatePolicies,
  readInhibitAnyPolicy,
  readPolicyConstraints,
  readPolicyMappings,
} from "../extensions/policy-read.ts";
import type { GeneralName } from "../names/general-name.ts";
import { OID } from "../oids.ts";
import type { Certificate } from "./certificate.ts";

/** What the extensions say that a verifier acts upon; undefined where an extension is absent. */
export interface CertificateFacts {
  readonly basicConstraints: BasicConstraints | undefined;
  readonly keyUsage: ReadonlySet<string> | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  readonly alternativeNames: readonly GeneralName[] | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  readonly policies: CertificatePolicies | undefined;
  readonly policyMappings: readonly PolicyMapping[];
  readonly policyConstraints: PolicyConstraints | undefined;
  readonly inhibitAnyPolicy: number | undefined;
  /** Critical extensions that nothing here acts upon. */
  readonly unhandledCritical: readonly string[];
}

const HANDLED: ReadonlySet<string> = new Set([
  OID.subjectKeyIdentifier,
  OID.keyUsage,
  OID.subjectAltName,
  OID.issuerAltName,
  OID.basicConstraints,
  OID.nameConstraints,
  OID.certificatePolicies,
  OID.policyMappings,
  OID.authorityKeyIdentifier,
  OID.policyConstraints,
  OID.extKeyUsage,
  OID.inhibitAnyPolicy,
]);

/**
 * Reads every extension that path validation knows, strictly.
 * @throws INVALID_ARGUMENT for one that is malformed, whether critical or not
 */
export function readFacts({ extensions }: Pick<Certificate, "extensions">): CertificateFacts {
  const read = <T>(oid: string, reader: (extension: Extension) => T): T | undefined => {
    const extension = extensions.get(oid);
    return extension && reader(extension);
  };
  read(OID.issuerAltName, (extension) => readAlternativeNames(extension, "issuerAltName"));
  for (const oid of [OID.crlDistributionPoints, OID.authorityInfoAccess]) read(oid, checkDescriptions);
  const policies = read(OID.certificatePolicies, readCertificatePolicies);
  return {
    basicConstraints: read(OID.basicConstraints, readBasicConstraints),
    keyUsage: read(OID.keyUsage, readKeyUsage),
    extendedKeyUsage: read(OID.extKeyUsage, readExtendedKeyUsage),
    subjectKeyIdentifier: read(OID.subjectKeyIdentifier, readSubjectKeyIdentifier),
    authorityKeyIdentifier: read(OID.authorityKeyIdentifier, readAuthorityKeyIdentifier)?.keyIdentifier,
    alternativeNames: read(OID.subjectAltName, readAlternativeNames),
    nameConstraints: read(OID.nameConstraints, readNameConstraints),
    policies,
    policyMappings: read(OID.policyMappings, readPolicyMappings) ?? [],
    policyConstraints: read(OID.policyConstraints, readPolicyConstraints),
    inhibitAnyPolicy: read(OID.inhibitAnyPolicy, readInhibitAnyPolicy),
    unhandledCritical: unhandledCritical(extensions, policies),
  };
}

/** A critical policy qualifier that nobody knows is a critical extension that nobody handles. */
function unhandledCritical(
  extensions: ReadonlyMap<string, Extension>,
  policies: CertificatePolicies | undefined,
): readonly string[] {
  const isHandled = (oid: string) =>
    HANDLED.has(oid) && (oid !== OID.certificatePolicies || policies?.knownQualifiers === true);
  return [...extensions.values()].filter(({ critical, oid }) => critical && !isHandled(oid)).map(({ oid }) => oid);
}
