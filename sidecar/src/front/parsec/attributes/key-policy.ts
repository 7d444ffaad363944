import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { toBinary } from "@keyward/proto/light/encode";
import { type Algorithm, AlgorithmSchema } from "@keyward/proto/light/gen/parsec/algorithm";
import type { KeyAttributes, UsageFlags } from "@keyward/proto/light/gen/parsec/attributes";
import { hashOf, isAnyHash } from "./engine-algorithm.ts";

export type UsageFlag = keyof Omit<UsageFlags, "$typeName" | "$unknown">;

export type AlgorithmVariant = Algorithm["variant"];

/**
 * Judges a use of a key by the policy that it was made with.
 * @throws ParsecError PSA_NOT_PERMITTED
 */
export function assertPermitted({ keyPolicy }: KeyAttributes, flag: UsageFlag, asked: AlgorithmVariant): void {
  const policy = keyPolicy!;
  if (!policy.keyUsageFlags![flag]) throw refused(`the key lacks usage ${flag}`);
  if (!permits(policy.keyAlgorithm!.variant, asked)) throw refused("the key's policy is for another algorithm");
}

/** A policy for any hash permits each one, and a request for any hash is never permitted. */
function permits(policy: AlgorithmVariant, asked: AlgorithmVariant): boolean {
  if (policy.case === "none" || policy.case !== asked.case || isAnyHash(asked)) return false;
  if (isAnyHash(policy) && policy.case === "asymmetricSignature" && asked.case === policy.case) {
    return policy.value.variant.case === asked.value.variant.case && hashOf(asked.value) !== undefined;
  }
  return Buffer.compare(encoded(policy), encoded(asked)) === 0;
}

function encoded(variant: AlgorithmVariant): Uint8Array {
  return toBinary(AlgorithmSchema, { variant } as Algorithm);
}

function refused(why: string): ParsecError {
  return new ParsecError(STATUS.PSA_NOT_PERMITTED, why);
}
