import { refused } from "../errors/keyward-error.ts";
import { formatIpAddress } from "../text/ip-text.ts";
import { quote } from "../text/quote.ts";
import type { AddressRange, AlternativeNameLimits, NamePattern, RequestFacts } from "./certificate-contents.ts";
import type { Profile } from "./profile.ts";
import { PERMITTED, refusal, type Verdict } from "./verdict.ts";

/** Names that a request asks for, by kind; addresses are 4 or 16 bytes. */
export interface AskedNames {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly Uint8Array[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
  /** How many there are of kinds that are never taken over. */
  readonly others: number;
}

const SECTION = "certificates.subjectAlternativeNames";

/** Whether the names may be taken over; true where the profile takes none over. */
export function alternativeNamesAllowed(profile: Profile, names: AskedNames): Verdict {
  const limits = profile.certificates?.contents.alternativeNames;
  if (limits === undefined) return PERMITTED;
  const count = [names.dnsNames, names.ipAddresses, names.emailAddresses, names.uris].flat().length;
  if (count > limits.maxNames) return deny(profile, `${count} names`, `${SECTION}.maxNames`, `${limits.maxNames}`);
  if (names.others > 0)
    return deny(profile, "a name of another kind", SECTION, "DNS names, addresses, mailboxes and URIs");
  return (
    wildcardsAllowed(profile, limits, names) ??
    textsAllowed(profile, "dnsNames", limits.dnsNames, names.dnsNames) ??
    addressesAllowed(profile, limits.ipAddresses, names.ipAddresses) ??
    textsAllowed(profile, "emailAddresses", limits.emailAddresses, names.emailAddresses) ??
    textsAllowed(profile, "uris", limits.uris, names.uris) ??
    PERMITTED
  );
}

/** Whether every expression of the profile is true for the request. */
export function expressionsHold(profile: Profile, facts: RequestFacts): Verdict {
  const broken = profile.certificates?.contents.rules.find((rule) => !rule.holds(facts));
  if (broken === undefined) return PERMITTED;
  return deny(
    profile,
    "this request",
    `certificates.rules[${broken.name}]`,
    "requests for which its expression is true",
  );
}

/** Whether the request asks for nothing critical that no one would act upon. */
export function criticalExtensionsAllowed(profile: Profile, criticalOids: readonly string[]): Verdict {
  const allowed = (profile.certificates?.contents.extensions ?? []).map(({ oid }) => oid);
  const other = criticalOids.find((oid) => !allowed.includes(oid));
  if (other === undefined) return PERMITTED;
  const wouldPass = allowed.length === 0 ? "none" : allowed.join(", ");
  return deny(profile, `critical extension ${other}`, "certificates.allowedExtensions", wouldPass);
}

function wildcardsAllowed(
  profile: Profile,
  { wildcards }: AlternativeNameLimits,
  names: AskedNames,
): Verdict | undefined {
  const wildcard = wildcards ? undefined : names.dnsNames.find((name) => name.startsWith("*."));
  return wildcard === undefined
    ? undefined
    : deny(profile, `wildcard ${quote(wildcard)}`, `${SECTION}.wildcards`, "names without a wildcard");
}

function textsAllowed(
  profile: Profile,
  field: "dnsNames" | "emailAddresses" | "uris",
  patterns: readonly NamePattern[],
  names: readonly string[],
): Verdict | undefined {
  const other = names.find((name) => !patterns.some((pattern) => pattern.matches(name)));
  return other === undefined ? undefined : deny(profile, quote(other), `${SECTION}.${field}`, listed(patterns));
}

function addressesAllowed(
  profile: Profile,
  ranges: readonly AddressRange[],
  addresses: readonly Uint8Array[],
): Verdict | undefined {
  const other = addresses.find((address) => !ranges.some((range) => isIn(address, range)));
  return other && deny(profile, `address ${formatIpAddress(other)}`, `${SECTION}.ipAddresses`, listed(ranges));
}

function isIn(address: Uint8Array, range: AddressRange): boolean {
  if (address.length !== range.address.length) return false;
  return address.every((octet, index) => (octet & range.mask[index]!) === range.address[index]);
}

function listed(entries: readonly { readonly text: string }[]): string {
  return entries.length === 0 ? "none" : entries.map(({ text }) => text).join(", ");
}

function deny({ name, generation }: Profile, what: string, rule: string, wouldPass: string): Verdict {
  return refusal(refused(what, { rule, profile: name, generation, wouldPass }));
}
