import { refused } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";
import type { AlgorithmChoice, Profile } from "./profile.ts";
import { PERMITTED, refusal, type Verdict } from "./verdict.ts";

/** Whether calls may hash with the algorithm of that registry name. */
export function hashAllowed(profile: Profile, name: string): Verdict {
  return algorithmAllowed(profile, "hash", profile.hash, name);
}

/** Whether calls may encrypt and decrypt with the algorithm of that registry name. */
export function encryptionAllowed(profile: Profile, name: string): Verdict {
  return algorithmAllowed(profile, "encryption", profile.encryption, name);
}

function algorithmAllowed(
  profile: Profile,
  section: string,
  choice: AlgorithmChoice | undefined,
  name: string,
): Verdict {
  if (choice?.allowed.has(name)) return PERMITTED;
  const rule = choice === undefined ? section : `${section}.allowed`;
  const wouldPass = choice === undefined ? `nothing, as it has no ${section} section` : [...choice.allowed].join(", ");
  const what = /^[\w./-]{1,64}$/.test(name) ? name : quote(name);
  return refusal(refused(what, { rule, profile: profile.name, generation: profile.generation, wouldPass }));
}
