import { SIGNATURES } from "@keyward/core/algorithms/x509-signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CertificatePolicy, KeyLimits } from "@keyward/core/policy/profile";
import { parseDuration } from "@keyward/core/text/duration";
import type { CertificateRules, IssuerRules } from "../types/profile/certificates.ts";
import type { Fault } from "../validate/fault.ts";
import { compileContents } from "./certificate-contents.ts";
import { compileKeyLimits } from "./key-limits.ts";

/**
 * Where issuerKeys is absent, a CA key that a caller brings is judged as subjectKeys says: a profile that permits
 * P-256 for servers does not silently refuse its own CA.
 */
export function compileCertificates(rules: CertificateRules, path: string, faults: Fault[]): CertificatePolicy {
  const issuerKeys = compileKeyLimits(rules.issuerKeys ?? rules.subjectKeys.filter(({ type }) => isIssuerType(type)));
  const mismatch = signatureMismatch(rules, issuerKeys);
  if (mismatch) faults.push({ path: `${path}.signatureAlgorithm`, message: mismatch });
  return {
    issuer: compileIssuer(rules.issuer),
    signatureAlgorithm: rules.signatureAlgorithm,
    notBeforeOffsetMs: offset(rules.validity.notBefore, `${path}.validity.notBefore`, faults),
    notAfterOffsetMs: offset(rules.validity.notAfter, `${path}.validity.notAfter`, faults),
    subjectKeys: compileKeyLimits(rules.subjectKeys),
    issuerKeys,
    keyUsage: rules.keyUsage ?? [],
    extendedKeyUsage: rules.extendedKeyUsage ?? [],
    basicConstraints: {
      ca: rules.basicConstraints?.ca ?? false,
      pathLength: rules.basicConstraints?.pathLength,
    },
    subjectKeyIdentifierHash: rules.subjectKeyIdentifierHash!, // the schema has a default
    contents: compileContents(rules, path, faults),
    revocationLists: rules.revocationLists!, // the schema has a default
  };
}

/** Of keys that callers bring; the others are for subjects only. */
function isIssuerType(type: string): boolean {
  return type === "EC" || type === "RSA";
}

function compileIssuer(issuer: IssuerRules): CertificatePolicy["issuer"] {
  const names = issuer.keyPolicyRef ? [issuer.keyPolicyRef.name] : [];
  return { keyPolicies: new Set(names), callerSupplied: issuer.callerSupplied ?? false };
}

/** A KeyPolicy's key is not known here: whether it fits is judged when the key arrives. */
function signatureMismatch(rules: CertificateRules, issuerKeys: KeyLimits): string | undefined {
  const signature = rules.signatureAlgorithm && SIGNATURES.get(rules.signatureAlgorithm);
  if (!signature || rules.issuer.keyPolicyRef || issuerKeys.has(signature.keyType)) return undefined;
  const permitted = [...issuerKeys.keys()].join(" and ");
  return `${signature.name} needs an ${signature.keyType} CA key, but ${keysField(rules)} permits only ${permitted}; correct one of them`;
}

function keysField(rules: CertificateRules): string {
  return rules.issuerKeys ? "issuerKeys" : "subjectKeys (issuerKeys is absent)";
}

/** @param text undefined only where the schema has no default */
function offset(text: string | undefined, path: string, faults: Fault[]): number {
  try {
    return parseDuration(text ?? "");
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error;
    faults.push({ path, message: error.message });
    return 0;
  }
}
