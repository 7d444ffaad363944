import { signatureOf } from "@keyward/core/issuance/issuer-key";
import { resolveValidity } from "@keyward/core/policy/validity";
import { issueCertificate } from "@keyward/core/x509/certificates/issue-certificate";
import { encodeName, parseSubjectText } from "@keyward/core/x509/names/name-build";
import { createSigner } from "@keyward/core/x509/signatures/signer";
import type { Operation } from "../../dispatch/operation.ts";
import {
  callerMayBringTheIssuer,
  issuerKeyBelongsToIssuer,
  issuerKeyIsWithinLimits,
  requestIsSignedByItsKey,
  type SignCertificateInput,
  signatureFitsIssuerKey,
  subjectKeyIsWithinLimits,
  subjectParses,
  timesAreInOrder,
  timesAreWithinProfile,
} from "./caller-issuer-checks.ts";
import { policyOf, type SignedCertificate } from "./certificate.ts";

/** Issues a certificate with a CA key that the caller brings along, as the Open Crypto Broker does. */
export const signCertificate: Operation<SignCertificateInput, SignedCertificate> = {
  name: "SignCertificate",
  checks: [
    subjectKeyIsWithinLimits,
    callerMayBringTheIssuer,
    issuerKeyIsWithinLimits,
    timesAreWithinProfile,
    requestIsSignedByItsKey,
    timesAreInOrder,
    subjectParses,
    signatureFitsIssuerKey,
    issuerKeyBelongsToIssuer,
  ],
  async run({ request, issuerKey, issuer, asked, subject, crlDistributionPoints }, { profile, nowMs }) {
    const policy = policyOf(profile);
    const signature = signatureOf(policy, issuerKey);
    const name = subject === "" ? request.subject.encoded : encodeName(parseSubjectText(subject));
    const validity = resolveValidity(policy, asked, nowMs);
    const { publicKey } = request;
    const issuance = { policy, issuer, signature, subject: name, publicKey, validity, crlDistributionPoints };
    const der = await issueCertificate(issuance, createSigner(issuerKey.key, signature));
    return { der, signatureAlgorithm: signature.name };
  },
};
