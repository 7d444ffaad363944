import type { AlgorithmSection } from "@keyward/core/policy/algorithm-checks";
import { freezeProfile } from "@keyward/core/policy/freeze";
import type { AlgorithmChoice, Profile } from "@keyward/core/policy/profile";
import { SECTION_REGISTRIES } from "@keyward/core/policy/section-registries";
import type { CryptoProfile, CryptoProfileSpec } from "../types/crypto-profile.ts";
import { parseCryptoProfile } from "../validate/crypto-profile.ts";
import type { Fault } from "../validate/fault.ts";
import { InvalidObjectError } from "../validate/invalid-object-error.ts";
import { compileChoice } from "./algorithm-choice.ts";
import { compileCertificates } from "./certificate-policy.ts";
import { compileGrants } from "./grants.ts";
import { compileLimits } from "./limits.ts";

export type Compiled = { readonly profile: Profile } | { readonly faults: readonly Fault[] };

/**
 * Turns a CryptoProfile into what calls are judged by. The only way to a Profile: schema and CEL are judged first, then
 * what they cannot say (algorithm names that this program knows, a signature algorithm that fits the CA keys).
 * @param object as it comes from the API server or a file; without uid and generation (a file) they are "" and 0
 * @returns the frozen profile, or every fault; it does not throw for any input
 */
export function compileProfile(object: unknown): Compiled {
  try {
    return compile(parseCryptoProfile(object));
  } catch (error) {
    if (error instanceof InvalidObjectError) return { faults: error.faults };
    throw error;
  }
}

function compile({ metadata, spec }: CryptoProfile): Compiled {
  const faults: Fault[] = [];
  const profile: Profile = {
    name: metadata.name,
    uid: metadata.uid ?? "",
    generation: metadata.generation ?? 0,
    mode: spec.mode!, // the schema has a default
    ...compileAlgorithms(spec, faults),
    grants: compileGrants(spec.grants ?? []),
    limits: compileLimits(spec.limits, "spec.limits", faults),
    certificates: spec.certificates && compileCertificates(spec.certificates, "spec.certificates", faults),
  };
  return faults.length > 0 ? { faults } : { profile: freezeProfile(profile) };
}

/** Numbers that the schema has defaults for are always there. */
function compileAlgorithms(spec: CryptoProfileSpec, faults: Fault[]): Pick<Profile, AlgorithmSection> {
  const choice = (section: AlgorithmSection): AlgorithmChoice | undefined => {
    const rules = spec[section];
    const { kind, registry } = SECTION_REGISTRIES[section];
    const source = { registry, kind, path: `spec.${section}`, fipsOnly: spec.mode === "FIPS" };
    return rules && compileChoice(rules, source, faults);
  };
  const { mac, encryption, keyDerivation, keys } = spec;
  return {
    hash: choice("hash"),
    mac: mac && { ...choice("mac")!, minTagBytes: mac.minTagBytes! },
    encryption: encryption && {
      ...choice("encryption")!,
      callerNonces: encryption.callerNonces!,
      minTagBytes: encryption.minTagBytes!,
    },
    signatures: choice("signatures"),
    keyAgreement: choice("keyAgreement"),
    keyEncapsulation: choice("keyEncapsulation"),
    asymmetricEncryption: choice("asymmetricEncryption"),
    keyDerivation: keyDerivation && {
      ...choice("keyDerivation")!,
      minIterations: keyDerivation.minIterations!,
      maxIterations: keyDerivation.maxIterations!,
      maxMemoryBytes: keyDerivation.maxMemoryMebibytes! * 1024 * 1024,
    },
    keys: keys && {
      ...choice("keys")!,
      allowImport: keys.allowImport!,
      allowExport: keys.allowExport!,
      allowPersist: keys.allowPersist!,
    },
  };
}
