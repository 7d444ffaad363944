import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Snapshot } from "../../../profile/holder.ts";

/** @throws FAILED_PRECONDITION where a file holds several profiles and none is the one for calls that name none */
export function ownProfile(_request: unknown, { own, byName }: Snapshot): Profile {
  if (own !== undefined) return own;
  const text =
    `this server has several profiles (${[...byName.keys()].join(", ")}) and none is called Default, ` +
    "so a keyward.v1 call has no profile; rename one, or serve a single CryptoProfile";
  throw new KeywardError("FAILED_PRECONDITION", text);
}

/** @returns keyward.v1.ProfileRef */
export function refOf({ name, uid, generation }: Profile) {
  return { name, uid, generation: BigInt(generation) };
}
