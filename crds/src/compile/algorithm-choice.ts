import type { Registry } from "@keyward/core/algorithms/registry";
import type { AlgorithmChoice } from "@keyward/core/policy/profile";
import { quote } from "@keyward/core/text/quote";
import type { Fault } from "../validate/fault.ts";

/** A section of the spec and the registry that its names come from. */
export interface ChoiceSource {
  readonly registry: Registry<{ readonly fips: boolean }>;
  /** What the registry's rows are, for messages. */
  readonly kind: string;
  /** Of the section, for example `spec.hash`. */
  readonly path: string;
  /** Whether names that are not approved are faults. */
  readonly fipsOnly: boolean;
}

/** @param faults gets one entry for each name that the registry does not know, or that the mode excludes */
export function compileChoice(
  choice: { readonly default: string; readonly allowed: readonly string[] },
  source: ChoiceSource,
  faults: Fault[],
): AlgorithmChoice {
  choice.allowed.forEach((name, index) => {
    const message = faultOf(name, source);
    if (message !== undefined) faults.push({ path: `${source.path}.allowed[${index}]`, message });
  });
  return { default: choice.default, allowed: new Set(choice.allowed) };
}

function faultOf(name: string, { registry, kind, fipsOnly }: ChoiceSource): string | undefined {
  const row = registry.get(name);
  if (row === undefined) return `unknown ${kind} ${quote(name)}; known are ${[...registry.keys()].join(", ")}`;
  if (row.fips || !fipsOnly) return undefined;
  const approved = [...registry].filter(([, other]) => other.fips).map(([other]) => other);
  return `${kind} ${name} is not permitted by mode FIPS; approved are ${approved.join(", ")}`;
}
