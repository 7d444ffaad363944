import { digest } from "@keyward/core/algorithms/hash";
import { HashState } from "@keyward/core/crypto/hash/hash-state";
import { feedThen } from "../../contexts/feed.ts";
import { SLICE_BYTES } from "../../contexts/pace.ts";
import type { Check, Operation } from "../../dispatch/operation.ts";
import { messageFits } from "../message-limit.ts";
import { chosenHash, HASH_CHECKS, type HashWish } from "./hash-choice.ts";

export interface HashInput extends HashWish {
  readonly data: Uint8Array;
}

export interface HashOutput {
  readonly algorithm: string;
  readonly digest: Uint8Array;
}

const dataFits: Check<HashInput> = ({ data }, { profile }) => messageFits(data.length, profile);

/** Hashes data in one piece; what is longer than a slice lets other calls in between. */
export const hash: Operation<HashInput, HashOutput> = {
  name: "Hash",
  checks: [...HASH_CHECKS, dataFits],
  run(input, { profile, caller }) {
    const chosen = chosenHash(input, profile);
    const algorithm = chosen.name;
    const outputBytes = input.outputBytes || chosen.digestBytes;
    // Half as long as with a state.
    if (input.data.length <= SLICE_BYTES) return { algorithm, digest: digest(chosen, input.data, outputBytes) };
    const state = new HashState(chosen, outputBytes);
    return feedThen(state, input.data, caller, () => ({ algorithm, digest: state.final() }));
  },
};
