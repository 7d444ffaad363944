import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { formatUsages, KEY_USAGES, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyPolicySpec } from "../types/key-policy.ts";
import type { Fault } from "../validate/fault.ts";

const SIGNING = KEY_USAGES.sign | KEY_USAGES.verify;

export type PolicyUsages = { readonly usages: KeyUsages } | { readonly faults: readonly Fault[] };

/**
 * What keys of the policy may be used for. Absent in the policy: sign and verify where the algorithm can, else all that it can.
 * @param spec of a policy that the API server took
 * @returns a fault for each usage that keys of this algorithm do not have
 */
export function policyUsages({ algorithm, usages }: Pick<KeyPolicySpec, "algorithm" | "usages">): PolicyUsages {
  const able = requireKeyAlgorithm(algorithm).usages;
  if (usages === undefined) return { usages: (able & SIGNING) === SIGNING ? SIGNING : able };
  const faults = usages.flatMap((usage, index): Fault[] => {
    if ((able & KEY_USAGES[usage]) !== 0) return [];
    const message = `a key of ${algorithm} cannot ${usage}; it can ${formatUsages(able).join(", ")}`;
    return [{ path: `spec.usages[${index}]`, message }];
  });
  return faults.length > 0 ? { faults } : { usages: parseUsages(usages) };
}
