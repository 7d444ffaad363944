import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyGrant } from "@keyward/core/policy/profile";
import type { GrantRules } from "../types/profile/keys.ts";

/** One row for each container and key: a call asks for exactly that. */
export function compileGrants(rules: readonly GrantRules[]): readonly KeyGrant[] {
  return rules.flatMap(({ containers, keys }) =>
    containers.flatMap((container) =>
      keys.map(({ policy, usages }) => ({ container, policy, usages: parseUsages(usages) })),
    ),
  );
}
