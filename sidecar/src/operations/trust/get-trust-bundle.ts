import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Operation } from "../../dispatch/operation.ts";
import type { TrustBundle, TrustStore } from "../../trust/trust-store.ts";

/** What is trusted of an authority. Certificates are public: whoever has a socket may read them. @throws NOT_FOUND */
export function getTrustBundle(store: TrustStore): Operation<{ readonly policy: string }, TrustBundle> {
  return {
    name: "GetTrustBundle",
    checks: [],
    run: ({ policy }, { profile }) => store.require(authorityOf(policy, profile)),
  };
}

/** @returns the name that a call means. @throws INVALID_ARGUMENT where neither call nor profile names one */
export function authorityOf(asked: string, { name, certificates }: Profile): string {
  const [issuer] = certificates?.issuer.keyPolicies ?? [];
  const found = asked === "" ? issuer : asked;
  if (found !== undefined) return found;
  throw new KeywardError(
    "INVALID_ARGUMENT",
    `key_policy is empty, and profile ${name} names no issuer; name a KeyPolicy`,
  );
}
