import type { CipherAlgorithm } from "@keyward/core/algorithms/cipher";
import { refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";

const WITHOUT_NONCE = "encryption without a nonce in the request: one is chosen here";

/**
 * Whether the caller may bring this nonce to encrypt with.
 * @param nonce undefined: one is chosen here, which is always permitted
 */
export function callerNonceIsPermitted(profile: Profile, row: CipherAlgorithm, nonce: Uint8Array | undefined): Verdict {
  if (nonce === undefined || nonce.length === 0) return PERMITTED;
  const { name, generation, mode, encryption } = profile;
  const because = (rule: string) =>
    refusal(refused("a nonce of the caller", { rule, profile: name, generation, wouldPass: WITHOUT_NONCE }));
  if (!encryption?.callerNonces) return because("encryption.callerNonces");
  // Implementation guidance for FIPS 140-3, C.H: the module makes the IVs of AES-GCM.
  return mode === "FIPS" && row.mode === "GCM" ? because("mode") : PERMITTED;
}

/** Whether tags of that length authenticate enough for the profile, to write and to believe. */
export function tagIsLongEnough(profile: Profile, row: CipherAlgorithm, tagBytes: number): Verdict {
  const minTagBytes = profile.encryption?.minTagBytes ?? row.tagBytes;
  if (row.tagBytes === 0 || tagBytes >= minTagBytes) return PERMITTED;
  const { name, generation } = profile;
  const wouldPass = `tags of at least ${minTagBytes} bytes`;
  const rule = "encryption.minTagBytes";
  return refusal(
    refused(`${row.name} with a tag of ${tagBytes} bytes`, { rule, profile: name, generation, wouldPass }),
  );
}
