import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { enforce } from "@keyward/core/policy/verdict";
import type { CryptoContext, FinishInput } from "../../contexts/crypto-context.ts";
import { DigestContext } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireStillGranted } from "../../keys/require-key.ts";
import { chooseMac, chooseMacFor, kept, type MacWish, tagIsLongEnough } from "./mac-choice.ts";
import { MacStates } from "./mac-states.ts";
import { remoteMacVerification } from "./remote-mac-context.ts";
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
    const choose = (wish: MacWish, on: Call) =>
      given === undefined ? chooseMac(wish, 0, key, on) : chooseMacFor(given, wish, key, on);
    const parameters = kept(choose(input, call));
    const wish = { algorithm: parameters.algorithm.name, customization: parameters.customization };
    let { profile } = call;
    const { key: ref } = input;
    const judge = (next: Call) => {
      requireStillGranted(next, ref, key, "verify");
      choose(wish, next);
      profile = next.profile;
    };
    const common = { kind: "verify-mac", algorithm: parameters.algorithm.name, judge };
    const tagOf = (finish: FinishInput) => tagToCompare(finish, given, profile);
    const keys = [key, ...(key.others ?? [])];
    if (keys.some(({ material }) => material.kind === "remote")) {
      return remoteMacVerification({ common, parameters, keys, opened: call, tagOf });
    }
    const secrets = keys.map(secretOf);
    return new DigestContext({
      ...common,
      start: () => new MacStates(secrets.map((secret) => startMac(parameters, secret))),
      end: (states, finish) => ({ valid: states.hold(tagOf(finish)) }),
    });
  },
});

function tagToCompare({ expected }: FinishInput, given: Uint8Array | undefined, profile: Profile): Uint8Array {
  const tag = expected ?? given;
  if (tag === undefined) throw new KeywardError("INVALID_ARGUMENT", "there is no tag to compare with; set expected");
  enforce(tagIsLongEnough(tag.length, profile));
  return tag;
}
