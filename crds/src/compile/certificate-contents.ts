import { KeywardError } from "@keyward/core/errors/keyward-error";
import type {
  AddressRange,
  AlternativeNameLimits,
  CertificateContents,
  ExtensionRule,
  NameConstraintLimits,
  NamePattern,
  NameSubtrees,
} from "@keyward/core/policy/certificate-contents";
import { parseCidr } from "@keyward/core/text/cidr";
import { assertWellFormed, DerReader } from "@keyward/core/x509/der/reader";
import { isGovernedExtension } from "@keyward/core/x509/extensions/governed-extension";
import type { ExtensionRules } from "../types/profile/certificate-extensions.ts";
import type { AlternativeNameRules, SubtreeRules } from "../types/profile/certificate-names.ts";
import type { CertificateRules } from "../types/profile/certificates.ts";
import type { Fault } from "../validate/fault.ts";
import { compileExpression } from "./certificate-expression.ts";
import { dnsPattern, emailPattern, uriPattern } from "./name-pattern.ts";

/** What the schema cannot say of the rest of a certificates section: patterns, networks, expressions, extension values. */
export function compileContents(rules: CertificateRules, path: string, faults: Fault[]): CertificateContents {
  const names = rules.subjectAlternativeNames;
  return {
    alternativeNames: names && compileNames(names, `${path}.subjectAlternativeNames`, faults),
    rules: compileAll(rules.rules, `${path}.rules`, faults, compileExpression, ".expression"),
    nameConstraints:
      rules.nameConstraints && compileConstraints(rules.nameConstraints, `${path}.nameConstraints`, faults),
    policies: (rules.policies ?? []).map(({ oid, cps }) => ({ oid, cps })),
    crlDistributionPoints: rules.crlDistributionPoints ?? [],
    ocspUrls: rules.ocspUrls ?? [],
    caIssuerUrls: rules.caIssuerUrls ?? [],
    extensions: compileAll(rules.allowedExtensions, `${path}.allowedExtensions`, faults, compileExtension, ""),
  };
}

function compileNames(rules: AlternativeNameRules, path: string, faults: Fault[]): AlternativeNameLimits {
  const patterns = (field: "dnsNames" | "emailAddresses" | "uris", read: (text: string) => NamePattern | string) =>
    compileAll(rules[field], `${path}.${field}`, faults, read, "");
  return {
    maxNames: rules.maxNames!, // the schema has defaults for both
    wildcards: rules.wildcards!,
    dnsNames: patterns("dnsNames", dnsPattern),
    ipAddresses: compileAll(rules.ipAddresses, `${path}.ipAddresses`, faults, compileRange, ""),
    emailAddresses: patterns("emailAddresses", emailPattern),
    uris: patterns("uris", uriPattern),
  };
}

function compileConstraints(
  rules: NonNullable<CertificateRules["nameConstraints"]>,
  path: string,
  faults: Fault[],
): NameConstraintLimits {
  return {
    permitted: compileSubtrees(rules.permitted, `${path}.permitted`, faults),
    excluded: compileSubtrees(rules.excluded, `${path}.excluded`, faults),
  };
}

function compileSubtrees(rules: SubtreeRules | undefined, path: string, faults: Fault[]): NameSubtrees {
  return {
    dnsNames: rules?.dnsNames ?? [],
    ipAddresses: compileAll(rules?.ipAddresses, `${path}.ipAddresses`, faults, compileRange, ""),
    emailAddresses: rules?.emailAddresses ?? [],
    uris: rules?.uris ?? [],
  };
}

function compileRange(text: string): AddressRange | string {
  const range = parseCidr(text);
  if (range === undefined) return "not a network, as 10.0.0.0/8, with no bits set behind the prefix";
  return { text, ...range };
}

function compileExtension({ oid, critical, value }: ExtensionRules): ExtensionRule | string {
  if (isGovernedExtension(oid)) return `extension ${oid} is one that Keyward governs itself`;
  const rule = { oid, critical: critical! }; // the schema has a default
  if (value === undefined) return { ...rule, value: undefined };
  const der = Buffer.from(value, "base64");
  if (der.toString("base64") !== value) return "its value is not base64";
  const fault = derFault(der);
  return fault ?? { ...rule, value: Uint8Array.from(der) };
}

function derFault(der: Uint8Array): string | undefined {
  try {
    const reader = new DerReader(der);
    assertWellFormed(reader.any("value"), "value");
    reader.end("value");
    return undefined;
  } catch (error) {
    if (error instanceof KeywardError) return `its value is not DER: ${error.message}`;
    throw error;
  }
}

/** @param compile gives what is wrong as a text, which becomes a fault at the entry */
function compileAll<R, T extends object>(
  entries: readonly R[] | undefined,
  path: string,
  faults: Fault[],
  compile: (entry: R) => T | string,
  field: string,
): readonly T[] {
  return (entries ?? []).flatMap((entry, index) => {
    const compiled = compile(entry);
    if (typeof compiled !== "string") return [compiled];
    faults.push({ path: `${path}[${index}]${field}`, message: compiled });
    return [];
  });
}
