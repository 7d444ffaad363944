import { ENCRYPTIONS } from "@keyward/core/algorithms/encryption";
import { HASHES } from "@keyward/core/algorithms/hash";
import { freezeProfile } from "@keyward/core/policy/freeze";
import type { Profile } from "@keyward/core/policy/profile";
import type { CryptoProfile } from "../types/crypto-profile.ts";
import { parseCryptoProfile } from "../validate/crypto-profile.ts";
import type { Fault } from "../validate/fault.ts";
import { InvalidObjectError } from "../validate/invalid-object-error.ts";
import { compileChoice } from "./algorithm-choice.ts";
import { compileCertificates } from "./certificate-policy.ts";

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
    hash: spec.hash && compileChoice(spec.hash, HASHES, "hash algorithm", "spec.hash", faults),
    encryption:
      spec.encryption && compileChoice(spec.encryption, ENCRYPTIONS, "encryption algorithm", "spec.encryption", faults),
    certificates: spec.certificates && compileCertificates(spec.certificates, "spec.certificates", faults),
  };
  return faults.length > 0 ? { faults } : { profile: freezeProfile(profile) };
}
