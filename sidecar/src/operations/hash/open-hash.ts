import { HashState } from "@keyward/core/crypto/hash/hash-state";
import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { DigestContext, expectNothing } from "../../contexts/digest-context.ts";
import type { Operation } from "../../dispatch/operation.ts";
import { chosenHash, HASH_CHECKS, type HashWish, judgeHash } from "./hash-choice.ts";

const KIND = "hash";

/** Begins a digest in parts. */
export const openHash: Operation<HashWish, CryptoContext> = {
  name: "OpenHash",
  checks: HASH_CHECKS,
  run(input, { profile }) {
    const chosen = chosenHash(input, profile);
    const outputBytes = input.outputBytes || chosen.digestBytes;
    const again = { algorithm: chosen.name, outputBytes: input.outputBytes };
    return new DigestContext({
      kind: KIND,
      algorithm: chosen.name,
      judge: (next) => judgeHash(again, next),
      start: () => new HashState(chosen, outputBytes),
      end(state, finish) {
        expectNothing(KIND, finish);
        return { output: state.final() };
      },
    });
  },
};
