import { refused } from "@keyward/core/errors/keyward-error";
import { certificatesAllowed, issuerAllowed } from "@keyward/core/policy/certificate-checks";
import type { Profile } from "@keyward/core/policy/profile";
import { refusal } from "@keyward/core/policy/verdict";
import { type Call, type Check, patienceOf } from "../../dispatch/operation.ts";
import type { PolicyKey } from "../../keys/port.ts";
import { type BroughtIssuer, broughtIssuerAllowed, requireBroughtIssuer } from "./brought-issuer.ts";

/** What certificates and revocation lists have in common: whose CA key signs. */
export interface IssuerInput {
  /** Name of a KeyPolicy, whose key no caller ever sees; empty: the profile's issuer. */
  readonly keyPolicy: string;
  /** Instead of a KeyPolicy's. */
  readonly brought: BroughtIssuer | undefined;
}

type IssuerCheck = Check<IssuerInput>;

export const certificatesAreAllowed: IssuerCheck = (_input, { profile }) => certificatesAllowed(profile);

export const issuerIsAllowed: IssuerCheck = ({ keyPolicy, brought }, { profile }) => {
  if (brought !== undefined) return broughtIssuerAllowed(profile, brought);
  const name = issuerNameOf(keyPolicy, profile);
  if (name !== undefined) return issuerAllowed(profile, name);
  const { name: profileName, generation } = profile;
  const wouldPass = "CA keys that the caller brings, as issuer_key or with a crypto-broker request";
  const rule = { rule: "certificates.issuer.keyPolicyRef", profile: profileName, generation, wouldPass };
  return refusal(refused("signing with a key of Keyward's", rule));
};

/** @throws what finding the key throws; UNAVAILABLE while a KeyPolicy's is under way */
export function requireIssuer({ keyPolicy, brought }: IssuerInput, call: Call): PolicyKey {
  if (brought !== undefined) return requireBroughtIssuer(call, brought);
  return forCall(call.keys.require(issuerNameOf(keyPolicy, call.profile)!), call);
}

/** A key that signs elsewhere does so for as long as the caller waits. */
function forCall(policyKey: PolicyKey, call: Call): PolicyKey {
  const { key } = policyKey;
  if (key.material.kind !== "remote") return policyKey;
  const patience = patienceOf(call);
  return { ...policyKey, key: { ...key, sign: (hash, message) => key.sign(hash, message, patience) } };
}

/** @returns undefined where neither call nor profile names one */
function issuerNameOf(asked: string, profile: Profile): string | undefined {
  if (asked !== "") return asked;
  const [only] = profile.certificates?.issuer.keyPolicies ?? [];
  return only;
}
