import type { Place, SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { Profile } from "@keyward/core/policy/profile";

/**
 * Whether a message in parts is signed, or its signature verified, by OpenSSL at once, on the event loop: where that is brief. For ECDSA
 * in FIPS mode there is no other way, and the loop waits for up to 1 ms.
 */
export function endsOnTheSpot({ scheme }: SignatureAlgorithm, place: Place, { mode }: Profile): boolean {
  return place === "here" || (mode === "FIPS" && scheme === "ecdsa");
}
