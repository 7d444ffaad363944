import { requireHash } from "@keyward/core/algorithms/hash";
import { andThen } from "@keyward/core/crypto/signature/and-then";
import type { Soon } from "@keyward/core/crypto/signature/scheme";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { subjectKeyAllowed, validityWithin } from "@keyward/core/policy/certificate-checks";
import { formatTime, type RequestedValidity, resolveValidity, type Validity } from "@keyward/core/policy/validity";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Certificate } from "@keyward/core/x509/certificate";
import { readFacts } from "@keyward/core/x509/certificate-facts";
import type { CertificateRequest } from "@keyward/core/x509/certificate-request";
import { contentsExtensions } from "@keyward/core/x509/contents-build";
import { issueCertificate as issue } from "@keyward/core/x509/issue-certificate";
import { verifySignatureBriefly } from "@keyward/core/x509/signature";
import type { Call, Check, Operation } from "../../dispatch/operation.ts";
import { policyOf, type SignedCertificate } from "./certificate.ts";
import {
  certificatesAreAllowed,
  fittingSignature,
  type IssuerInput,
  issuerIsAllowed,
  issuerOf,
  requireIssuer,
} from "./issuer.ts";
import { criticalExtensionsAreAllowed, expressionsAreTrue, namesAreAllowed } from "./request-checks.ts";
import { assertWithinIssuer, takenNames, takenOver } from "./taken-over.ts";

export interface IssueCertificateInput extends IssuerInput {
  readonly request: CertificateRequest;
  readonly asked: RequestedValidity;
}

export interface IssuedCertificate extends SignedCertificate {
  /** DER, the issuer first, the root last. */
  readonly chain: readonly Uint8Array[];
}

type IssueCheck = Check<IssueCertificateInput>;

const subjectKeyIsAllowed: IssueCheck = ({ request }, { profile }) => subjectKeyAllowed(profile, request.publicKey);

const timesAreWithinProfile: IssueCheck = ({ asked }, { profile, nowMs }) => validityWithin(profile, asked, nowMs);

const timesAreInOrder: IssueCheck = ({ asked }, { profile, nowMs }) => {
  const { notBeforeMs, notAfterMs } = resolveValidity(policyOf(profile), asked, nowMs);
  if (notBeforeMs <= notAfterMs) return PERMITTED;
  return wrong(`notBefore ${formatTime(notBeforeMs)} is later than notAfter ${formatTime(notAfterMs)}`);
};

/** Issues a certificate with the CA key of a KeyPolicy, or with one that the caller keeps here. */
export const issueCertificate: Operation<IssueCertificateInput, IssuedCertificate> = {
  name: "IssueCertificate",
  checks: [
    certificatesAreAllowed,
    issuerIsAllowed,
    subjectKeyIsAllowed,
    timesAreWithinProfile,
    timesAreInOrder,
    namesAreAllowed,
    criticalExtensionsAreAllowed,
    expressionsAreTrue,
  ],
  run: (input, call) => andThen(assertRequest(input.request), () => issueFor(input, call)),
};

function issueFor(input: IssueCertificateInput, call: Call): Soon<IssuedCertificate> {
  const { request, asked } = input;
  const { profile, nowMs } = call;
  const policyKey = requireIssuer(input, call);
  const policy = policyOf(profile);
  const issuer = issuerOf(policyKey);
  const signature = fittingSignature(profile, policyKey, issuer);
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
  const der = issue(issuance, (tbs) => policyKey.key.sign(hash, tbs));
  const { certificateChain: chain } = policyKey;
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

function wrong(message: string): Verdict {
  return refusal(new KeywardError("INVALID_ARGUMENT", message));
}
