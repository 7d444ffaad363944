import type { ErrorCode } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { signatureOf } from "@keyward/core/issuance/issuer-key";
import { brokerKeyText, brokerOrderText, brokerValidityText } from "@keyward/core/policy/broker-text";
import { callerSuppliedIssuerAllowed } from "@keyward/core/policy/certificate-checks";
import { findKeyFault } from "@keyward/core/policy/key-limits";
import type { KeyLimits } from "@keyward/core/policy/profile";
import { findValidityFault, type RequestedValidity, resolveValidity } from "@keyward/core/policy/validity";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Certificate } from "@keyward/core/x509/certificates/certificate";
import { belongsTo, type PrivateKey } from "@keyward/core/x509/keys/private-key";
import { parseSubjectText } from "@keyward/core/x509/names/name-build";
import type { CertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { verifySignature } from "@keyward/core/x509/signatures/signature";
import { fits } from "@keyward/core/x509/signatures/signer";
import type { Check } from "../../dispatch/operation.ts";
import { faultOf, policyOf } from "./certificate.ts";

export interface SignCertificateInput {
  readonly request: CertificateRequest;
  readonly issuerKey: PrivateKey;
  readonly issuer: Certificate;
  readonly asked: RequestedValidity;
  /** As the client wrote it; empty: the request's own subject. */
  readonly subject: string;
  readonly crlDistributionPoints: readonly string[];
}

/** A rule of the crypto-broker's SignCertificate. */
type SignCheck = Check<SignCertificateInput>;

/** What a profile without certificates permits. */
const NO_KEYS: KeyLimits = new Map();

const NOT_LISTED = "profile does not contain key constraints for algorithm used in";

// The texts and codes below are the protocol's: docs/crypto-broker.md, SignCertificate. UNKNOWN is what its server answers.

export const subjectKeyIsWithinLimits: SignCheck = ({ request }, { profile }) => {
  const fault = findKeyFault(profile.certificates?.subjectKeys ?? NO_KEYS, request.publicKey);
  if (fault === undefined) return PERMITTED;
  const text = brokerKeyText(fault, "public");
  return fault.kind === "not-listed"
    ? deniedAs("INVALID_ARGUMENT", `${NOT_LISTED} the CSR's public key, err: ${text}`)
    : deniedAs("INVALID_ARGUMENT", `invalid public key, err: ${text}`);
};

export const callerMayBringTheIssuer: SignCheck = (_input, { profile }) => callerSuppliedIssuerAllowed(profile);

export const issuerKeyIsWithinLimits: SignCheck = ({ issuerKey }, { profile }) => {
  const fault = findKeyFault(policyOf(profile).issuerKeys, issuerKey);
  if (fault === undefined) return PERMITTED;
  const text = brokerKeyText(fault, "private");
  return fault.kind === "not-listed"
    ? deniedAs("UNKNOWN", `${NOT_LISTED} the CA's private key, err: ${text}`)
    : deniedAs("UNKNOWN", text);
};

export const timesAreWithinProfile: SignCheck = ({ asked }, { profile, nowMs }) => {
  const fault = findValidityFault(policyOf(profile), asked, nowMs);
  return fault === undefined ? PERMITTED : deniedAs("UNKNOWN", brokerValidityText(fault));
};

export const requestIsSignedByItsKey: SignCheck = ({ request }) => {
  const fault = faultOf(() => verifySignature(request, request.publicKey, { allowSha1: true }));
  return fault === undefined ? PERMITTED : deniedAs("UNKNOWN", `invalid certificate request signature, err: ${fault}`);
};

export const timesAreInOrder: SignCheck = ({ asked }, { profile, nowMs }) => {
  const validity = resolveValidity(policyOf(profile), asked, nowMs);
  return validity.notBeforeMs <= validity.notAfterMs ? PERMITTED : deniedAs("UNKNOWN", brokerOrderText(validity));
};

export const subjectParses: SignCheck = ({ subject }) => {
  const fault = faultOf(() => parseSubjectText(subject));
  const begin = "error while building subject from string: error while building raw subject: ";
  return fault === undefined ? PERMITTED : deniedAs("UNKNOWN", begin + fault);
};

export const signatureFitsIssuerKey: SignCheck = ({ issuerKey }, { profile }) =>
  fits(issuerKey.key, signatureOf(policyOf(profile), issuerKey))
    ? PERMITTED
    : deniedAs("UNKNOWN", "x509: requested SignatureAlgorithm does not match private key type");

export const issuerKeyBelongsToIssuer: SignCheck = ({ issuerKey, issuer }) =>
  belongsTo(issuerKey, issuer)
    ? PERMITTED
    : deniedAs("UNKNOWN", "x509: provided PrivateKey doesn't match parent's PublicKey");

function deniedAs(code: ErrorCode, message: string): Verdict {
  return refusal(new KeywardError(code, `error while signing data: ${message}`));
}
