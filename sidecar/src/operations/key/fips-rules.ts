import type { ImportedKey } from "@keyward/core/crypto/key/import-key";
import { refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { isBoundToFips } from "../../fips/fips-state.ts";

/** SP 800-131A rev. 2, 10: keys of HMAC and KMAC, and of key derivation. */
const MIN_SECRET_BYTES = 14;
/** FIPS 186-5, 5.1 */
const MIN_RSA_EXPONENT = 65_537n;

/**
 * Judges what a key's type does not tell.
 * @throws NOT_PERMITTED in FIPS mode for short secrets and for RSA keys with a small exponent
 */
export function assertApprovedForFips(profile: Profile, { type, material }: ImportedKey): void {
  if (!isBoundToFips(profile)) return;
  const refuse = (what: string, wouldPass: string): never => {
    throw refused(what, { rule: "mode", profile: profile.name, generation: profile.generation, wouldPass });
  };
  if (material.kind === "secret") {
    const length = material.secret.symmetricKeySize ?? 0;
    if (length < MIN_SECRET_BYTES) refuse(`a secret of ${length} bytes`, `${MIN_SECRET_BYTES} bytes and more`);
    return;
  }
  const exponent = material.publicKeys[0]?.asymmetricKeyDetails?.publicExponent;
  if (exponent !== undefined && exponent < MIN_RSA_EXPONENT) {
    refuse(`a key of type ${type.name} with public exponent ${exponent}`, `${MIN_RSA_EXPONENT} and more`);
  }
}
