import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import type { AlgorithmRow, Registry } from "@keyward/core/algorithms/registry";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { AlgorithmSection } from "@keyward/core/policy/algorithm-checks";
import type { Profile } from "@keyward/core/policy/profile";
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

const REGISTRIES: readonly (readonly [AlgorithmSection, Registry<AlgorithmRow>])[] = [
  ["hash", HASHES],
  ["mac", MACS],
  ["encryption", CIPHERS],
  ["signatures", SIGNATURES],
  ["keyAgreement", AGREEMENTS],
  ["keyEncapsulation", KEMS],
  ["asymmetricEncryption", ASYMMETRIC_CIPHERS],
  ["keyDerivation", KDFS],
  ["keys", KEY_TYPES],
];

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
      sections: REGISTRIES.flatMap(([section, registry]) => capabilityOf(profile, section, registry)),
    };
  },
};

function capabilityOf(
  profile: Profile,
  section: AlgorithmSection,
  registry: Registry<AlgorithmRow>,
): readonly SectionCapability[] {
  const choice = profile[section];
  if (choice === undefined) return [];
  const rows = [...choice.allowed].flatMap((name) => registry.get(name) ?? []);
  return [{ section, default: choice.default, allowed: rows }];
}
