import { KeywardError } from "../errors/keyward-error.ts";
import type { RequestFacts } from "../policy/certificate-contents.ts";
import {
  alternativeNamesAllowed,
  criticalExtensionsAllowed,
  expressionsHold,
} from "../policy/certificate-name-checks.ts";
import { PERMITTED, refusal } from "../policy/verdict.ts";
import { formatIpAddress } from "../text/ip-text.ts";
import { isGovernedExtension } from "../x509/extensions/governed-extension.ts";
import { decodeText, formatName } from "../x509/names/name-text.ts";
import { NAME_ATTRIBUTES } from "../x509/oids.ts";
import type { CertificateRequest } from "../x509/requests/certificate-request.ts";
import { requestedNames } from "../x509/requests/requested-names.ts";
import type { IssuanceCheck, Requester } from "./check.ts";

const MAX_JUDGED_NAMES = 96;

/** Rules about what a request asks to be taken over. */
type RequestCheck = IssuanceCheck<{ readonly request: CertificateRequest }>;

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

function factsOf(request: CertificateRequest, { namespace, container, pod }: Requester): RequestFacts {
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
