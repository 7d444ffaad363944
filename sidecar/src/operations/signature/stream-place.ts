import type { KeyObject } from "node:crypto";
import type { Place, SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { Profile } from "@keyward/core/policy/profile";

/**
 * Whether a message in parts is signed, or its signature verified, by OpenSSL at once, on the event loop: where that is brief. In FIPS
 * mode, and with RSA keys that have RSASSA-PSS parameters, there is no other way, and the loop waits for up to 2 ms.
 */
export function endsOnTheSpot(row: SignatureAlgorithm, place: Place, key: KeyObject, { mode }: Profile): boolean {
  return place === "here" || (mode === "FIPS" && row.scheme === "ecdsa") || key.asymmetricKeyType === "rsa-pss";
}
