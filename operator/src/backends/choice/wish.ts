import { type KeyAlgorithm, requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { formatUsages, hasUsage, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { type Protection, protects } from "@keyward/core/backend/capabilities";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { Candidate } from "./candidate.ts";

/** What a policy asks of a backend. */
export interface Wish {
  readonly algorithm: KeyAlgorithm;
  readonly usages: KeyUsages;
  readonly protection: Protection;
}

export function wishOf({ algorithm: name, usages, protection = "Software" }: KeyPolicySpec): Wish {
  const algorithm = requireKeyAlgorithm(name);
  return { algorithm, usages: usages === undefined ? defaultUsages(algorithm) : parseUsages(usages), protection };
}

/** A key that can sign is for signing, unless its policy says more. */
function defaultUsages({ usages }: KeyAlgorithm): KeyUsages {
  return hasUsage(usages, "sign") ? parseUsages(["sign", "verify"]) : usages;
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
