import type { Operation } from "../../dispatch/operation.ts";

export interface Capabilities {
  readonly defaultHash: string;
  readonly allowedHashes: readonly string[];
  /** KeyPolicies whose CA the profile may sign with, and whether the key is here. */
  readonly issuers: readonly { readonly keyPolicy: string; readonly ready: boolean }[];
}

/** Tells what the profile permits. Every caller may ask, so it has no checks. */
export const getCapabilities: Operation<Record<never, never>, Capabilities> = {
  name: "GetCapabilities",
  checks: [],
  run(_input, { profile, keys }) {
    const policies = [...(profile.certificates?.issuer.keyPolicies ?? [])];
    return {
      defaultHash: profile.hash?.default ?? "",
      allowedHashes: [...(profile.hash?.allowed ?? [])],
      issuers: policies.map((keyPolicy) => ({ keyPolicy, ready: keys.has(keyPolicy) })),
    };
  },
};
