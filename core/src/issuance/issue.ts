import { requireHash } from "../algorithms/hash.ts";
import { andThen } from "../crypto/signature/and-then.ts";
import type { Soon } from "../crypto/signature/scheme.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import { certificatesAllowed, subjectKeyAllowed, validityWithin } from "../policy/certificate-checks.ts";
import { formatTime, type RequestedValidity, resolveValidity, type Validity } from "../policy/validity.ts";
import { PERMITTED, refusal } from "../policy/verdict.ts";
import type { Certificate } from "../x509/certificates/certificate.ts";
import { readFacts } from "../x509/certificates/certificate-facts.ts";
import { issueCertificate } from "../x509/certificates/issue-certificate.ts";
import { contentsExtensions } from "../x509/extensions/contents-build.ts";
import type { CertificateRequest } from "../x509/requests/certificate-request.ts";
import { verifySignatureBriefly } from "../x509/signatures/signature.ts";
import type { IssuanceCheck, IssuanceContext } from "./check.ts";
import { fittingSignature, type IssuerKey, issuerOf } from "./issuer-key.ts";
import { criticalExtensionsAreAllowed, expressionsAreTrue, namesAreAllowed } from "./request-checks.ts";
import { assertWithinIssuer, takenNames, takenOver } from "./taken-over.ts";

/** What somebody wants a certificate for. */
export interface IssuanceRequest {
  readonly request: CertificateRequest;
  readonly asked: RequestedValidity;
}

export interface IssuedCertificate {
  readonly der: Uint8Array;
  /** X.509 name. */
  readonly signatureAlgorithm: string;
  /** DER, the issuer first, the root last. */
  readonly chain: readonly Uint8Array[];
}

type RequestCheck = IssuanceCheck<IssuanceRequest>;

const certificatesAreAllowed: RequestCheck = (_input, { profile }) => certificatesAllowed(profile);

const subjectKeyIsAllowed: RequestCheck = ({ request }, { profile }) => subjectKeyAllowed(profile, request.publicKey);

const timesAreWithinProfile: RequestCheck = ({ asked }, { profile, nowMs }) => validityWithin(profile, asked, nowMs);

const timesAreInOrder: RequestCheck = ({ asked }, { profile, nowMs }) => {
  const { notBeforeMs, notAfterMs } = resolveValidity(profile.certificates!, asked, nowMs);
  if (notBeforeMs <= notAfterMs) return PERMITTED;
  const text = `notBefore ${formatTime(notBeforeMs)} is later than notAfter ${formatTime(notAfterMs)}`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

/** What a profile says of a request, whoever asks and whatever wire it came by; in the order in which they speak. */
export const ISSUANCE_CHECKS: readonly RequestCheck[] = [
  certificatesAreAllowed,
  subjectKeyIsAllowed,
  timesAreWithinProfile,
  timesAreInOrder,
  namesAreAllowed,
  criticalExtensionsAreAllowed,
  expressionsAreTrue,
];

/**
 * Issues a certificate after every check has passed.
 * @throws INVALID_ARGUMENT for a request whose signature does not hold or that the issuer's own certificate does not permit;
 * FAILED_PRECONDITION for a key that is no CA; whatever signing throws
 */
export function issue(
  input: IssuanceRequest,
  key: IssuerKey,
  context: Pick<IssuanceContext, "profile" | "nowMs">,
): Soon<IssuedCertificate> {
  return andThen(assertRequest(input.request), () => issueChecked(input, key, context));
}

function issueChecked(
  { request, asked }: IssuanceRequest,
  key: IssuerKey,
  { profile, nowMs }: Pick<IssuanceContext, "profile" | "nowMs">,
): Soon<IssuedCertificate> {
  const policy = profile.certificates!;
  const issuer = issuerOf(key);
  const signature = fittingSignature(profile, key, issuer);
  const { publicKey, subject } = request;
  const names = takenNames(request, policy);
  assertWithinIssuer(issuer, request, names);
  const validity = withinIssuer(resolveValidity(policy, asked, nowMs), asked, issuer);
  const issuance = {
    policy,
    issuer,
    signature,
    subject: subject.encoded,
    publicKey,
    validity,
    crlDistributionPoints: policy.contents.crlDistributionPoints,
    moreExtensions: contentsExtensions(policy.contents, takenOver(request, names), policy.basicConstraints.ca),
  };
  const hash = requireHash(signature.hash).nodeName;
  const der = issueCertificate(issuance, (tbs) => key.key.sign(hash, tbs));
  const { certificateChain: chain } = key;
  return andThen(der, (der) => ({ der, chain, signatureAlgorithm: signature.name }));
}
/** A signature may take milliseconds, so that this is no check. @throws INVALID_ARGUMENT */
function assertRequest(request: CertificateRequest): Soon<void> {
  readFacts(request);
  try {
    const verified = verifySignatureBriefly(request, request.publicKey);
    return verified instanceof Promise ? verified.catch(notItsOwn) : verified;
  } catch (cause) {
    return notItsOwn(cause);
  }
}

function notItsOwn(cause: unknown): never {
  if (!(cause instanceof KeywardError)) throw cause;
  throw new KeywardError(cause.code, `the request's own signature does not hold: ${cause.message}`, { cause });
}

/** A certificate that outlives its issuer's fails to verify one day; only a time that the caller asked for is an error. */
function withinIssuer(validity: Validity, asked: RequestedValidity, issuer: Certificate): Validity {
  const limitMs = issuer.validity.notAfterMs;
  if (validity.notAfterMs <= limitMs) return validity;
  if (asked.notAfterMs === undefined) return { ...validity, notAfterMs: limitMs };
  const text = `notAfter ${formatTime(validity.notAfterMs)} is after the end of the CA's own certificate, ${formatTime(limitMs)}`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
