import { KEY_IDENTIFIER_HASHES } from "@keyward/core/algorithms/hash";
import { SIGNATURES } from "@keyward/core/algorithms/x509-signature";
import { PLAIN_CONTENTS } from "@keyward/core/policy/certificate-contents";
import type { CertificatePolicy, KeyLimits, KeySizeLimits } from "@keyward/core/policy/profile";
import { parseDuration } from "@keyward/core/text/duration";
import { integer, type Loose, list, mapping, text } from "./broker-entry.ts";

const KEY_USAGES: ReadonlyMap<string, string> = new Map([
  ["digitalSignature", "digitalSignature"],
  ["contentCommitment", "contentCommitment"],
  ["nonRepudiation", "contentCommitment"], // the bit's older name (RFC 5280, 4.2.1.3)
  ["keyEncipherment", "keyEncipherment"],
  ["dataEncipherment", "dataEncipherment"],
  ["keyAgreement", "keyAgreement"],
  ["keyCertSign", "keyCertSign"],
  ["cRLSign", "cRLSign"],
  ["encipherOnly", "encipherOnly"],
  ["decipherOnly", "decipherOnly"],
]);
const EXTENDED_KEY_USAGES: ReadonlyMap<string, string> = new Map(
  ["serverAuth", "clientAuth", "codeSigning", "emailProtection", "timeStamping", "OCSPSigning"].map((name) => [
    name,
    name,
  ]),
);
const KEY_TYPES = ["rsa", "ecdsa"] as const;
const DEFAULT_KEY_IDENTIFIER_HASH = "sha-1";

/** Reads API.SignCertificate. `warnings` gets what is accepted and should be changed. */
export function readCertificates(section: Loose, faults: string[], warnings: string[]): CertificatePolicy {
  const validity = readValidity(mapping(section.Validity), faults);
  const constraints = mapping(section.KeyConstraints);
  return {
    issuer: { keyPolicies: new Set(), callerSupplied: true },
    signatureAlgorithm: readSignature(text(section.SignAlg), text(section.HashAlg), faults),
    ...validity,
    subjectKeys: readLimits(mapping(constraints.Subject), "Subject", faults),
    issuerKeys: readLimits(mapping(constraints.Issuer), "Issuer", faults),
    keyUsage: readNames(section.KeyUsage, KEY_USAGES, "key usage", faults),
    extendedKeyUsage: readNames(section.ExtendedKeyUsage, EXTENDED_KEY_USAGES, "extended key usage", faults),
    basicConstraints: readBasicConstraints(mapping(section.BasicConstraints), faults),
    subjectKeyIdentifierHash: readKeyIdentifierHash(text(section.SKIHashAlg), faults, warnings),
    contents: PLAIN_CONTENTS,
    revocationLists: false,
  };
}

function readSignature(signAlg: string, hashAlg: string, faults: string[]): string | undefined {
  const keyType = signAlg.toLowerCase();
  const ofType = [...SIGNATURES.values()].filter((signature) => signature.keyType === keyType);
  const found = ofType.find((signature) => signature.hash.toLowerCase() === hashAlg.toLowerCase());
  if (found !== undefined) return found.name;
  if (ofType.length > 0) faults.push(`unsupported hashing algorithm ${hashAlg} in conjunction with ${signAlg}`);
  else faults.push(`unsupported signature algorithm that consist of following pair: ${signAlg} and ${hashAlg}`);
  return undefined;
}

function readValidity(section: Loose, faults: string[]) {
  const [before, after] = [text(section.ValidNotBeforeOffset), text(section.ValidNotAfterOffset)];
  const notBeforeOffsetMs = readOffset(before, "NotBeforeOffset", faults);
  const notAfterOffsetMs = readOffset(after, "NotAfterOffset", faults);
  if (notAfterOffsetMs < notBeforeOffsetMs) {
    faults.push(`AfterOffset (${after}) is earlier in time than BeforeOffset (${before})`);
  }
  return { notBeforeOffsetMs, notAfterOffsetMs };
}

function readOffset(duration: string, field: string, faults: string[]): number {
  try {
    return parseDuration(duration);
  } catch (error) {
    faults.push(`could not parse ${field} as time.Duration, err: ${(error as Error).message}`);
    return Number.NaN;
  }
}

/** Algorithm names in any case; others are unknown keys. */
function readLimits(section: Loose, role: string, faults: string[]): KeyLimits {
  const limits = new Map<"rsa" | "ecdsa", KeySizeLimits>();
  for (const [name, value] of Object.entries(section)) {
    const type = KEY_TYPES.find((known) => known === name.toLowerCase());
    if (type === undefined) continue;
    const minBits = integer(mapping(value).MinKeySize, `minKeySize in ${role}`, faults);
    const maxBits = integer(mapping(value).MaxKeySize, `maxKeySize in ${role}`, faults);
    if (minBits < 0) faults.push(`minKeySize in ${role} is negative`);
    if (maxBits < 0) faults.push(`maxKeySize in ${role} is negative`);
    limits.set(type, { minBits, maxBits, curves: undefined });
  }
  return limits;
}

function readNames(
  value: unknown,
  known: ReadonlyMap<string, string>,
  kind: string,
  faults: string[],
): readonly string[] {
  const names = new Set<string>();
  for (const given of list(value)) {
    const name = known.get(given);
    if (name === undefined) faults.push(`${given} is not supported ${kind}`);
    else names.add(name);
  }
  return [...names];
}

function readBasicConstraints(section: Loose, faults: string[]) {
  const ca = section.CA === true;
  const given = section.PathLenConstraint;
  if (given === undefined || given === null) return { ca, pathLength: undefined };
  const pathLength = integer(given, "PathLenConstraint", faults);
  if (pathLength < 0) faults.push("PathLenConstraint is negative");
  if (!ca) {
    faults.push(
      `PathLenConstraint is set to ${pathLength} but the CA field is false, set CA to true or remove PathLenConstraint`,
    );
  }
  return { ca, pathLength };
}

function readKeyIdentifierHash(given: string, faults: string[], warnings: string[]): string {
  if (given === "") warnings.push("SKIHashAlg is not set, sha-1 is used; set it to sha-256");
  const wanted = (given || DEFAULT_KEY_IDENTIFIER_HASH).toLowerCase();
  const found = [...KEY_IDENTIFIER_HASHES.values()].find((hash) => hash.brokerName === wanted);
  if (found !== undefined) return found.name;
  const known = [...KEY_IDENTIFIER_HASHES.values()].map((hash) => hash.brokerName).join(" ");
  faults.push(`unsupported SKI hashing algorithm: ${given}, available algorithms: [${known}]`);
  return "";
}
