import type { Profile } from "@keyward/core/policy/profile";
import { mapping, text } from "./broker-entry.ts";
import { readBrokerProfile } from "./broker-profile.ts";

export interface BrokerProfiles {
  readonly profiles: readonly Profile[];
  /** Every fault of every entry; the profiles are of use only where it is empty. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads the list of a crypto-broker profile file. Page: docs/crypto-broker.md, Profile file */
export function readBrokerProfiles(entries: readonly unknown[]): BrokerProfiles {
  const faults: string[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const profiles = entries.map((entry) => {
    const own = { faults: [] as string[], warnings: [] as string[] };
    const name = text(mapping(entry).Name);
    const profile = readBrokerProfile(mapping(entry), own.faults, own.warnings);
    faults.push(
      ...own.faults.map((fault) => `could not parse profile: ${name}, err: raw profile is invalid, err: ${fault}`),
    );
    warnings.push(...own.warnings.map((warning) => `profile ${name}: ${warning}`));
    if (seen.has(name)) faults.push(`duplicate profile name: ${name}`);
    seen.add(name);
    return profile;
  });
  return { profiles, faults, warnings };
}
