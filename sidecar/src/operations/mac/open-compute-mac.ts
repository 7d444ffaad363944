import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { finishTag } from "@keyward/core/crypto/mac/tag";
import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { DigestContext, expectNothing } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import { requireStillGranted } from "../../keys/require-key.ts";
import type { MacBeginInput } from "./compute-mac.ts";
import { chooseMacToMake, kept } from "./mac-choice.ts";
import { remoteMacContext } from "./remote-mac-context.ts";
import { secretOf } from "./secret-of.ts";

const KIND = "compute-mac";

/** Begins a tag in parts. */
export const openComputeMac = keyed<MacBeginInput, CryptoContext>({
  name: "OpenComputeMac",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [],
  run(input, key, call) {
    const parameters = kept(chooseMacToMake(input, input.tagBytes, key, call));
    const { key: ref } = input;
    const judge = (next: Call) => {
      requireStillGranted(next, ref, key, "sign");
      const { algorithm, tagBytes, customization } = parameters;
      chooseMacToMake({ algorithm: algorithm.name, customization }, tagBytes, key, next);
    };
    const common = { kind: KIND, algorithm: parameters.algorithm.name, judge };
    const { material } = key;
    if (material.kind === "remote") return remoteMacContext(common, parameters, material.use, call);
    const secret = secretOf(key);
    return new DigestContext({
      ...common,
      start: () => startMac(parameters, secret),
      end(state, finish) {
        expectNothing(KIND, finish);
        return { output: finishTag(state, parameters.tagBytes) };
      },
    });
  },
});
