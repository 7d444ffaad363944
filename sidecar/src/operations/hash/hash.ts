import { digest, requireHash } from "@keyward/core/algorithms/hash";
import { hashAllowed } from "@keyward/core/policy/algorithm-checks";
import type { Check, Operation } from "../../dispatch/operation.ts";

export interface HashInput {
  /** Registry name; empty: the profile's default. */
  readonly algorithm: string;
  readonly data: Uint8Array;
}

export interface HashOutput {
  readonly algorithm: string;
  readonly digest: Uint8Array;
}

const algorithmIsAllowed: Check<HashInput> = ({ algorithm }, { profile }) =>
  hashAllowed(profile, algorithm || (profile.hash?.default ?? ""));

/** Hashes data in one piece; at most 2 MiB arrive, which take 5 ms with the slowest algorithm. */
export const hash: Operation<HashInput, HashOutput> = {
  name: "Hash",
  checks: [algorithmIsAllowed],
  run({ algorithm, data }, { profile }) {
    const chosen = requireHash(algorithm || profile.hash!.default);
    return { algorithm: chosen.name, digest: digest(chosen, data) };
  },
};
