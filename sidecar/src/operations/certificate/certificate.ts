import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CertificatePolicy, Profile } from "@keyward/core/policy/profile";

/** What the two ways to a certificate have in common: with the caller's CA key, and with a KeyPolicy's. */

export interface SignedCertificate {
  readonly der: Uint8Array;
  /** X.509 name. */
  readonly signatureAlgorithm: string;
}

/** @returns the profile's rules; only after a check has seen that there are some */
export function policyOf(profile: Profile): CertificatePolicy {
  return profile.certificates!;
}

/** @returns the text of what a parser or verifier throws; undefined if it does not */
export function faultOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof KeywardError) return error.message;
    throw error;
  }
}
