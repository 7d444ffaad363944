import { type KeyAlgorithm, requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { formatUsages, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { type Protection, protects } from "@keyward/core/backend/capabilities";
import { policyUsages } from "@keyward/crds/compile/policy-usages";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { Candidate } from "./candidate.ts";

/** What a policy asks of a backend. */
export interface Wish {
  readonly algorithm: KeyAlgorithm;
  readonly usages: KeyUsages;
  readonly protection: Protection;
}

/** @throws KeywardError for an algorithm that there is not; a usage that the algorithm has not is left to whoever judges the policy */
export function wishOf(spec: KeyPolicySpec): Wish {
  const algorithm = requireKeyAlgorithm(spec.algorithm);
  const wanted = policyUsages(spec);
  const usages = "usages" in wanted ? wanted.usages : parseUsages(spec.usages ?? []) & algorithm.usages;
  return { algorithm, usages, protection: spec.protection ?? "Software" };
}

/** Usages that need the secret half of a key: who has the public one does the rest. */
const PUBLIC_USAGES = parseUsages(["verify", "encrypt", "wrap"]);

/** @returns why this backend cannot make the policy's keys, short, for a person; undefined: it can */
export function unfitness(wish: Wish, { capabilities }: Candidate): string | undefined {
  if (capabilities === undefined) return "it was never open";
  const { algorithm, protection } = wish;
  if (!protects(capabilities.protection, protection)) {
    return `it protects keys as ${capabilities.protection}, and ${protection} is asked for`;
  }
  const can = capabilities.algorithms.get(algorithm.name);
  if (can === undefined) return `it makes no ${algorithm.name} keys`;
  const needed = algorithm.symmetric ? wish.usages : wish.usages & ~PUBLIC_USAGES;
  const missing = needed & ~can.usages;
  return missing === 0 ? undefined : `its ${algorithm.name} keys cannot ${formatUsages(missing).join(", ")}`;
}
