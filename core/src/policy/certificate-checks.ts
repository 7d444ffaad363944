import { refused } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";
import { describeKey, describeKeyLimits, findKeyFault, type KeyFacts } from "./key-limits.ts";
import type { CertificatePolicy, KeyLimits, Profile } from "./profile.ts";
import { findValidityFault, formatTime, type RequestedValidity } from "./validity.ts";
import { PERMITTED, refusal, type Verdict } from "./verdict.ts";

type CertificateCheck = (policy: CertificatePolicy) => Verdict;

/** Whether the profile lets certificates be issued at all. */
export function certificatesAllowed(profile: Profile): Verdict {
  return checkPolicy(profile, () => PERMITTED);
}

/** Whether the CA key of that KeyPolicy may sign. */
export function issuerAllowed(profile: Profile, keyPolicy: string): Verdict {
  return checkPolicy(profile, ({ issuer }) => {
    if (issuer.keyPolicies.has(keyPolicy)) return PERMITTED;
    const names = [...issuer.keyPolicies].join(", ");
    const wouldPass = names === "" ? "no KeyPolicy" : names;
    return deny(profile, `KeyPolicy ${quote(keyPolicy)}`, "certificates.issuer.keyPolicyRef", wouldPass);
  });
}

/** Whether the caller may bring the CA's private key. */
export function callerSuppliedIssuerAllowed(profile: Profile): Verdict {
  return checkPolicy(profile, ({ issuer }) => {
    if (issuer.callerSupplied) return PERMITTED;
    const wouldPass = `KeyPolicy ${[...issuer.keyPolicies].join(", ")}`;
    return deny(profile, "a CA key from the caller", "certificates.issuer.callerSupplied", wouldPass);
  });
}

/** Whether revocation lists may be signed with the issuer's key. */
export function revocationListsAllowed(profile: Profile): Verdict {
  return checkPolicy(profile, ({ revocationLists }) => {
    if (revocationLists) return PERMITTED;
    return deny(profile, "a revocation list", "certificates.revocationLists", "none until it is set to true");
  });
}

/** Whether the public key of a request may be certified. */
export function subjectKeyAllowed(profile: Profile, key: KeyFacts): Verdict {
  return checkPolicy(profile, ({ subjectKeys }) => keyAllowed(profile, "certificates.subjectKeys", subjectKeys, key));
}

/** Whether a CA key that the caller brings may sign. */
export function issuerKeyAllowed(profile: Profile, key: KeyFacts): Verdict {
  return checkPolicy(profile, ({ issuerKeys }) => keyAllowed(profile, "certificates.issuerKeys", issuerKeys, key));
}

/** Whether the times that a request names are within the profile's, at `nowMs`. */
export function validityWithin(profile: Profile, asked: RequestedValidity, nowMs: number): Verdict {
  return checkPolicy(profile, (policy) => {
    const fault = findValidityFault(policy, asked, nowMs);
    if (fault === undefined) return PERMITTED;
    const [field, side] = fault.kind === "too-early" ? ["notBefore", "earlier"] : ["notAfter", "later"];
    const wouldPass = `${field} no ${side} than ${formatTime(fault.limitMs)}`;
    return deny(profile, `${field} ${formatTime(fault.askedMs)}`, `certificates.validity.${field}`, wouldPass);
  });
}

function keyAllowed(profile: Profile, rule: string, limits: KeyLimits, key: KeyFacts): Verdict {
  if (findKeyFault(limits, key) === undefined) return PERMITTED;
  return deny(profile, `a key that is ${describeKey(key)}`, rule, describeKeyLimits(limits));
}

function checkPolicy(profile: Profile, check: CertificateCheck): Verdict {
  if (profile.certificates !== undefined) return check(profile.certificates);
  return deny(profile, "certificates", "certificates", "nothing, as it has no certificates section");
}

function deny(profile: Profile, what: string, rule: string, wouldPass: string): Verdict {
  return refusal(refused(what, { rule, profile: profile.name, generation: profile.generation, wouldPass }));
}
