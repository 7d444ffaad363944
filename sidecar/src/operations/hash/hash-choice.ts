import { HASHES, type HashAlgorithm, MAX_HASH_OUTPUT_BYTES, requireHash } from "@keyward/core/algorithms/hash";
import { MAX_NAME_CHARACTERS } from "@keyward/core/algorithms/registry";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { hashAllowed } from "@keyward/core/policy/algorithm-checks";
import type { Profile } from "@keyward/core/policy/profile";
import { enforce, PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { quote } from "@keyward/core/text/quote";
import type { Call, Check } from "../../dispatch/operation.ts";
import { assertServed } from "../../fips/served.ts";

export interface HashWish {
  /** Registry name; empty: the profile's default. */
  readonly algorithm: string;
  /** For extendable functions only; 0: the algorithm's own length. */
  readonly outputBytes: number;
}

const EXTENDABLE = [...HASHES.values()].filter((hash) => hash.extendable).map((hash) => hash.name);

const nameIsShortEnough: Check<HashWish> = ({ algorithm }) => {
  if (algorithm.length <= MAX_NAME_CHARACTERS) return PERMITTED;
  const text = `hash algorithm ${quote(algorithm)} is longer than ${MAX_NAME_CHARACTERS} characters`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

/** Also says what passes to who names an algorithm that there is not. */
const algorithmIsAllowed: Check<HashWish> = ({ algorithm }, { profile }) =>
  hashAllowed(profile, algorithm || (profile.hash?.default ?? ""));

const outputLengthFits: Check<HashWish> = (wish, { profile }) => {
  if (wish.outputBytes === 0) return PERMITTED;
  const { name, extendable, digestBytes } = chosenHash(wish, profile);
  if (!extendable) {
    const text = `output_bytes is for ${EXTENDABLE.join(" and ")}; ${name} gives ${digestBytes} bytes, leave it 0`;
    return refusal(new KeywardError("INVALID_ARGUMENT", text));
  }
  if (wish.outputBytes <= MAX_HASH_OUTPUT_BYTES) return PERMITTED;
  const text = `output_bytes is ${wish.outputBytes}, the most is ${MAX_HASH_OUTPUT_BYTES}`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

export const HASH_CHECKS = [nameIsShortEnough, algorithmIsAllowed, outputLengthFits] as const;

/** The algorithm of a wish that the checks have permitted. @throws NOT_SUPPORTED in FIPS mode for one that is not approved */
export function chosenHash({ algorithm }: HashWish, { hash }: Profile): HashAlgorithm {
  const chosen = requireHash(algorithm || hash!.default);
  assertServed(chosen);
  return chosen;
}

/** The same once more for the next message of a context. @throws what the checks refuse with */
export function judgeHash(wish: HashWish, call: Call): void {
  for (const check of HASH_CHECKS) enforce(check(wish, call));
  chosenHash(wish, call.profile);
}
