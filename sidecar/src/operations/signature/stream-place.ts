import type { Place, SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { Profile } from "@keyward/core/policy/profile";
import { isBoundToFips } from "../../fips/fips-state.ts";

/**
 * Whether a message in parts is signed, or its signature verified, by OpenSSL at once, on the event loop: where that is brief. For ECDSA
 * in FIPS mode there is no other way, and the loop waits for up to 1 ms.
 */
export function endsOnTheSpot({ scheme }: SignatureAlgorithm, place: Place, profile: Profile): boolean {
  return place === "here" || (scheme === "ecdsa" && isBoundToFips(profile));
}
