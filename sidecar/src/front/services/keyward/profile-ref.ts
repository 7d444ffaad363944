import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { toBinary } from "@keyward/proto/light/encode";
import { ProfileRefSchema } from "@keyward/proto/light/gen/keyward/v1/reference";
import type { Snapshot } from "../../../profile/holder.ts";

/** @throws FAILED_PRECONDITION where a file holds several profiles and none is the one for calls that name none */
export function ownProfile(_request: unknown, { own, byName }: Snapshot): Profile {
  if (own !== undefined) return own;
  const text =
    `this server has several profiles (${[...byName.keys()].join(", ")}) and none is called Default, ` +
    "so a keyward.v1 call has no profile; rename one, or serve a single CryptoProfile";
  throw new KeywardError("FAILED_PRECONDITION", text);
}

interface EncodedRef {
  readonly name: string;
  readonly uid: string;
  readonly generation: bigint;
  readonly $encoded: Uint8Array;
}

/** Nearly every answer has one, and it changes only with the profile. */
const REFS = new WeakMap<Profile, EncodedRef>();

/** @returns keyward.v1.ProfileRef */
export function refOf(profile: Profile): EncodedRef {
  const known = REFS.get(profile);
  if (known !== undefined) return known;
  const ref = { name: profile.name, uid: profile.uid, generation: BigInt(profile.generation) };
  // A copy of its own: what the codec gives is not to be kept.
  const encoded = { ...ref, $encoded: Uint8Array.from(toBinary(ProfileRefSchema, ref)) };
  REFS.set(profile, encoded);
  return encoded;
}
