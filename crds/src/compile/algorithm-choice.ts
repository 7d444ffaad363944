import type { Registry } from "@keyward/core/algorithms/registry";
import type { AlgorithmChoice } from "@keyward/core/policy/profile";
import { quote } from "@keyward/core/text/quote";
import type { Fault } from "../validate/fault.ts";

/**
 * @param kind what the registry's rows are, for the message
 * @param faults gets one entry for each name that the registry does not know
 */
export function compileChoice(
  choice: { readonly default: string; readonly allowed: readonly string[] },
  registry: Registry<unknown>,
  kind: string,
  path: string,
  faults: Fault[],
): AlgorithmChoice {
  choice.allowed.forEach((name, index) => {
    if (!registry.has(name)) faults.push({ path: `${path}.allowed[${index}]`, message: unknown(kind, name, registry) });
  });
  return { default: choice.default, allowed: new Set(choice.allowed) };
}

function unknown(kind: string, name: string, registry: Registry<unknown>): string {
  return `unknown ${kind} ${quote(name)}; known are ${[...registry.keys()].join(", ")}`;
}
