import { type CheckedRandom, MAX_RANDOM_BYTES } from "@keyward/core/crypto/random/checked-random";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import type { Check, Operation } from "../../dispatch/operation.ts";

export interface GenerateRandomInput {
  readonly lengthBytes: number;
}

const lengthFits: Check<GenerateRandomInput> = ({ lengthBytes }) => {
  if (lengthBytes >= 1 && lengthBytes <= MAX_RANDOM_BYTES) return PERMITTED;
  const text = `length_bytes is ${lengthBytes}; it may be 1 to ${MAX_RANDOM_BYTES}`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

/** Gives random bytes; every profile permits it, as every application needs them and none can do harm with them. */
export function generateRandom(random: CheckedRandom): Operation<GenerateRandomInput, Uint8Array> {
  return { name: "GenerateRandom", checks: [lengthFits], run: ({ lengthBytes }) => random.bytes(lengthBytes) };
}
