import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { finishTag } from "@keyward/core/crypto/mac/tag";
import { feedThen } from "../../contexts/feed.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { messageFits } from "../message-limit.ts";
import { chooseMacToMake, type MacWish } from "./mac-choice.ts";
import { computeRemotely } from "./remote-mac.ts";
import { secretOf } from "./secret-of.ts";

export interface MacBeginInput extends MacWish {
  readonly key: KeyRef;
  /** 0: the algorithm's own length. */
  readonly tagBytes: number;
}

export interface ComputeMacInput extends MacBeginInput {
  readonly data: Uint8Array;
}

export interface ComputeMacOutput {
  readonly algorithm: string;
  readonly tag: Uint8Array;
}

/** Makes a tag over data in one piece. */
export const computeMac = keyed<ComputeMacInput, ComputeMacOutput>({
  name: "ComputeMac",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [({ data }, _key, { profile }) => messageFits(data.length, profile)],
  run(input, key, call) {
    const parameters = chooseMacToMake(input, input.tagBytes, key, call);
    if (key.material.kind === "remote") return computeRemotely(parameters, key.material.use, input.data, call);
    const state = startMac(parameters, secretOf(key));
    const algorithm = parameters.algorithm.name;
    return feedThen(state, input.data, call.caller, () => ({ algorithm, tag: finishTag(state, parameters.tagBytes) }));
  },
});
