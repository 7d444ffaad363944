import { refused } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";
import type { AlgorithmChoice, Profile } from "./profile.ts";
import { PERMITTED, refusal, type Verdict } from "./verdict.ts";

/** Sections of a profile that are a choice of algorithms. */
export type AlgorithmSection =
  | "hash"
  | "mac"
  | "encryption"
  | "signatures"
  | "keyAgreement"
  | "keyEncapsulation"
  | "asymmetricEncryption"
  | "keyDerivation"
  | "keys";

/** Whether calls may hash with the algorithm of that registry name. */
export function hashAllowed(profile: Profile, name: string): Verdict {
  return algorithmAllowed(profile, "hash", name);
}

/** Whether calls may encrypt and decrypt with the algorithm of that registry name. */
export function encryptionAllowed(profile: Profile, name: string): Verdict {
  return algorithmAllowed(profile, "encryption", name);
}

/**
 * Whether the section permits the algorithm of that registry name.
 * @param name as it is judged: the section's default where the caller named none
 */
export function algorithmAllowed(profile: Profile, section: AlgorithmSection, name: string): Verdict {
  const choice: AlgorithmChoice | undefined = profile[section];
  if (choice?.allowed.has(name)) return PERMITTED;
  const rule = choice === undefined ? section : `${section}.allowed`;
  const wouldPass = choice === undefined ? `nothing, as it has no ${section} section` : [...choice.allowed].join(", ");
  const what = /^[\w./-]{1,64}$/.test(name) ? name : quote(name);
  return refusal(refused(what, { rule, profile: profile.name, generation: profile.generation, wouldPass }));
}
