import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { feedThen } from "../../contexts/feed.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { messageFits } from "../message-limit.ts";
import { chooseMacFor, type MacWish } from "./mac-choice.ts";
import { verifyRemotely } from "./remote-mac.ts";
import { secretOf } from "./secret-of.ts";

export interface VerifyMacInput extends MacWish {
  readonly key: KeyRef;
  readonly data: Uint8Array;
  readonly tag: Uint8Array;
}

export interface VerifyMacOutput {
  readonly algorithm: string;
  readonly valid: boolean;
}

/** Compares a tag with that of data in one piece; one that does not hold, or cannot be one, is an answer and no error. */
export const verifyMac = keyed<VerifyMacInput, VerifyMacOutput>({
  name: "VerifyMac",
  permission: "verify",
  keyOf: ({ key }) => key,
  reading: { tells: () => true, fits: ({ valid }) => valid },
  checks: [({ data }, _key, { profile }) => messageFits(data.length, profile)],
  run(input, key, call) {
    const parameters = chooseMacFor(input.tag, input, key, call);
    if (key.material.kind === "remote") return verifyRemotely(parameters, key.material.use, input, call);
    const state = startMac(parameters, secretOf(key));
    const algorithm = parameters.algorithm.name;
    return feedThen(state, input.data, call.caller, () => ({ algorithm, valid: tagHolds(state, input.tag) }));
  },
});
