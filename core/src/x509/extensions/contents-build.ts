import { Buffer } from "node:buffer";
import type {
  CertificateContents,
  ExtensionRule,
  IssuedPolicy,
  NameSubtrees,
} from "../../policy/certificate-contents.ts";
import { contextConstructed } from "../der/tags.ts";
import { element, oid, sequence } from "../der/writer.ts";
import type { GeneralName } from "../names/general-name.ts";
import { encodeGeneralName } from "../names/general-name-build.ts";
import { OID } from "../oids.ts";
import type { Extension } from "./extension.ts";
import { extension } from "./extension-build.ts";

const CPS_QUALIFIER = "1.3.6.1.5.5.7.2.1";
const OCSP = "1.3.6.1.5.5.7.48.1";
const CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
const IA5_STRING = 0x16;

/** What a certificate takes over from its request, after every check. */
export interface TakenOver {
  readonly names: readonly GeneralName[];
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly hasSubject: boolean;
}

/**
 * @param isCa where the certificate is one of a certificate authority
 * @returns one encoded Extension for each part of the contents that is there. Source: RFC 5280, 4.2
 */
export function contentsExtensions(contents: CertificateContents, taken: TakenOver, isCa: boolean): Uint8Array[] {
  const { nameConstraints, policies, ocspUrls, caIssuerUrls, extensions } = contents;
  return [
    taken.names.length > 0 && alternativeNames(taken),
    isCa && nameConstraints !== undefined && nameConstraintsExtension(nameConstraints),
    policies.length > 0 && certificatePoliciesExtension(policies),
    ocspUrls.length + caIssuerUrls.length > 0 && authorityInfoAccessExtension(ocspUrls, caIssuerUrls),
    ...extensions.map((rule) => customExtension(rule, taken)),
  ].filter((one) => one !== false);
}

/** Critical where nothing else says who the subject is (RFC 5280, 4.2.1.6). */
function alternativeNames({ names, hasSubject }: TakenOver): Uint8Array {
  return extension(OID.subjectAltName, !hasSubject, sequence(...names.map(encodeGeneralName)));
}

/** Critical, as RFC 5280, 4.2.1.10 demands. */
export function nameConstraintsExtension({
  permitted,
  excluded,
}: {
  readonly permitted: NameSubtrees;
  readonly excluded: NameSubtrees;
}): Uint8Array {
  const lists = [permitted, excluded].map(subtreesOf).map((subtrees, number) => {
    const encoded = subtrees.map((subtree) => sequence(encodeGeneralName(subtree)));
    return encoded.length === 0 ? [] : [element(contextConstructed(number), ...encoded)];
  });
  return extension(OID.nameConstraints, true, sequence(...lists.flat()));
}

function subtreesOf({ dnsNames, ipAddresses, emailAddresses, uris }: NameSubtrees): readonly GeneralName[] {
  return [
    ...dnsNames.map((text) => ({ kind: "dns", text }) as const),
    ...ipAddresses.map(({ address, mask }) => ({ kind: "ip", bytes: Buffer.concat([address, mask]) }) as const),
    ...emailAddresses.map((text) => ({ kind: "email", text }) as const),
    ...uris.map((text) => ({ kind: "uri", text }) as const),
  ];
}

function certificatePoliciesExtension(policies: readonly IssuedPolicy[]): Uint8Array {
  const encoded = policies.map(({ oid: policy, cps }) => {
    if (cps === undefined) return sequence(oid(policy));
    const address = element(IA5_STRING, Buffer.from(cps, "latin1"));
    return sequence(oid(policy), sequence(sequence(oid(CPS_QUALIFIER), address)));
  });
  return extension(OID.certificatePolicies, false, sequence(...encoded));
}

function authorityInfoAccessExtension(ocspUrls: readonly string[], caIssuerUrls: readonly string[]): Uint8Array {
  const describe = (method: string) => (text: string) =>
    sequence(oid(method), encodeGeneralName({ kind: "uri", text }));
  const descriptions = [...ocspUrls.map(describe(OCSP)), ...caIssuerUrls.map(describe(CA_ISSUERS))];
  return extension(OID.authorityInfoAccess, false, sequence(...descriptions));
}

function customExtension({ oid: type, critical, value }: ExtensionRule, { extensions }: TakenOver): Uint8Array | false {
  const content = value ?? extensions.get(type)?.value;
  return content !== undefined && extension(type, critical, content);
}
