import { Environment } from "@marcbachmann/cel-js";
import type { Rule, RuleNode } from "./rule-node.ts";
import { propertyNode } from "./rule-node.ts";

/**
 * The language as the API server has it, as far as our rules use it: has, in, size, duration, comparison. Durations are
 * compared in milliseconds here and in nanoseconds there, and beyond 292 years only the API server gives up; limits in
 * the rules themselves keep values out of reach of both.
 */
const environment = new Environment().registerVariable("self", "dyn").registerVariable("oldSelf", "dyn");

type Program = ReturnType<typeof environment.parse>;

const programs = new Map<string, Program>();

/** Rules that speak of the state before are judged only where there is one. */
export function speaksOfChange(rule: Rule): boolean {
  return /\boldSelf\b/.test(rule.rule);
}

/** @returns undefined where the rule holds, otherwise what to tell; an expression that fails does not hold */
export function judge(rule: Rule, self: unknown, oldSelf: unknown): string | undefined {
  try {
    return program(rule.rule)({ self, oldSelf }) === true ? undefined : rule.message;
  } catch (error) {
    const why = (error as { summary?: string }).summary ?? (error as Error).message;
    return `${rule.message} (the rule could not be evaluated: ${why})`;
  }
}

function program(expression: string): Program {
  const known = programs.get(expression);
  if (known) return known;
  const parsed = environment.parse(expression);
  programs.set(expression, parsed);
  return parsed;
}

/** @returns the value as CEL is to see it: whole numbers as int where the schema says integer */
export function celValue(value: unknown, node: RuleNode | undefined): unknown {
  if (typeof value === "number") return node?.integer && Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => celValue(item, node?.items));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, member]) => [name, celValue(member, propertyNode(node, name))]));
}
