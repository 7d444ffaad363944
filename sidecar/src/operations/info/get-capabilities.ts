import type { AlgorithmRow } from "@keyward/core/algorithms/registry";
import type { AlgorithmSection } from "@keyward/core/policy/algorithm-checks";
import type { Profile } from "@keyward/core/policy/profile";
import { SECTION_REGISTRIES } from "@keyward/core/policy/section-registries";
import type { Operation } from "../../dispatch/operation.ts";

export interface Capabilities {
  readonly defaultHash: string;
  readonly allowedHashes: readonly string[];
  /** KeyPolicies whose CA the profile may sign with, and whether the key is here. */
  readonly issuers: readonly { readonly keyPolicy: string; readonly ready: boolean }[];
  readonly sections: readonly SectionCapability[];
}

/** One section of the profile and the rows that it permits. */
export interface SectionCapability {
  readonly section: AlgorithmSection;
  readonly default: string;
  readonly allowed: readonly AlgorithmRow[];
}

const SECTIONS = Object.keys(SECTION_REGISTRIES) as readonly AlgorithmSection[];

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
      sections: SECTIONS.flatMap((section) => capabilityOf(profile, section)),
    };
  },
};

function capabilityOf(profile: Profile, section: AlgorithmSection): readonly SectionCapability[] {
  const choice = profile[section];
  if (choice === undefined) return [];
  const { registry } = SECTION_REGISTRIES[section];
  const rows = [...choice.allowed].flatMap((name) => registry.get(name) ?? []);
  return [{ section, default: choice.default, allowed: rows }];
}
