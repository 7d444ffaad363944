import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { enforce } from "@keyward/core/policy/verdict";
import type { CryptoContext, FinishInput } from "../../contexts/crypto-context.ts";
import { DigestContext } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { chooseMac, chooseMacFor, kept, type MacWish, tagIsLongEnough } from "./mac-choice.ts";
import { secretOf } from "./secret-of.ts";

export interface VerifyMacBeginInput extends MacWish {
  readonly key: KeyRef;
  /** Undefined: it comes with the end, and is as long as the algorithm's own tags where it does not truncate. */
  readonly tag: Uint8Array | undefined;
}

/** Begins the comparison of a tag in parts. */
export const openVerifyMac = keyed<VerifyMacBeginInput, CryptoContext>({
  name: "OpenVerifyMac",
  permission: "verify",
  keyOf: ({ key }) => key,
  checks: [],
  run(input, key, call) {
    const given = input.tag && Uint8Array.from(input.tag);
    const chosen = given === undefined ? chooseMac(input, 0, key, call) : chooseMacFor(given, input, key, call);
    const parameters = kept(chosen);
    const secret = secretOf(key);
    return new DigestContext({
      kind: "verify-mac",
      algorithm: parameters.algorithm.name,
      start: () => startMac(parameters, secret),
      end: (state, finish) => ({ valid: tagHolds(state, tagToCompare(finish, given, call.profile)) }),
    });
  },
});

function tagToCompare({ expected }: FinishInput, given: Uint8Array | undefined, profile: Profile): Uint8Array {
  const tag = expected ?? given;
  if (tag === undefined) throw new KeywardError("INVALID_ARGUMENT", "there is no tag to compare with; set expected");
  enforce(tagIsLongEnough(tag.length, profile));
  return tag;
}
