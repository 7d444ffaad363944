import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { RequestFacts } from "@keyward/core/policy/certificate-contents";
import {
  alternativeNamesAllowed,
  criticalExtensionsAllowed,
  expressionsHold,
} from "@keyward/core/policy/certificate-name-checks";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { formatIpAddress } from "@keyward/core/text/ip-text";
import type { CertificateRequest } from "@keyward/core/x509/certificate-request";
import { isGovernedExtension } from "@keyward/core/x509/governed-extension";
import { decodeText, formatName } from "@keyward/core/x509/name-text";
import { NAME_ATTRIBUTES } from "@keyward/core/x509/oids";
import { requestedNames } from "@keyward/core/x509/requested-names";
import type { Check } from "../../dispatch/operation.ts";
import type { Caller } from "../../identity/caller.ts";

const MAX_JUDGED_NAMES = 96;

/** Rules about what a request asks to be taken over; they come after its signature was verified. */
type RequestCheck = Check<{ readonly request: CertificateRequest }>;

export const namesAreAllowed: RequestCheck = ({ request }, { profile }) =>
  alternativeNamesAllowed(profile, requestedNames(request));

/** Those that Keyward governs itself say what the profile says, whatever the request asked for. */
export const criticalExtensionsAreAllowed: RequestCheck = ({ request }, { profile }) => {
  const critical = [...request.extensions.values()].filter((one) => one.critical && !isGovernedExtension(one.oid));
  return criticalExtensionsAllowed(
    profile,
    critical.map(({ oid }) => oid),
  );
};

/** Expressions loop over names, so a request cannot bring as many as it likes. */
export const expressionsAreTrue: RequestCheck = ({ request }, { profile, caller }) => {
  if (profile.certificates?.contents.rules.length === 0) return PERMITTED;
  const count = requestedNames(request).all.length + request.subject.parts.flat().length;
  if (count <= MAX_JUDGED_NAMES) return expressionsHold(profile, factsOf(request, caller));
  const text = `the request has ${count} names and parts of a subject; rules are judged over ${MAX_JUDGED_NAMES} at most`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

function factsOf(request: CertificateRequest, { namespace, container, pod }: Caller): RequestFacts {
  const { dnsNames, ipAddresses, emailAddresses, uris } = requestedNames(request);
  const { type, bits } = request.publicKey;
  return {
    csr: {
      subject: formatName(request.subject),
      commonNames: commonNames(request),
      dnsNames,
      ipAddresses: ipAddresses.map(formatIpAddress),
      emailAddresses,
      uris,
      keyType: type,
      keyBits: bits,
    },
    caller: { namespace, container, pod: pod ?? "" },
  };
}

function commonNames({ subject }: CertificateRequest): readonly string[] {
  const attributes = subject.parts.flat().filter(({ type }) => type === NAME_ATTRIBUTES.get("CN"));
  return attributes.flatMap(({ value }) => decodeText(value.tag, value.content) ?? []);
}
