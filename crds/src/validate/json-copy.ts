import type { RuleNode } from "./rule-node.ts";
import { propertyNode } from "./rule-node.ts";

/** Our kinds are 7 deep; managedFields in metadata are the deepest that is met. */
const MAX_DEPTH = 32;
/** etcd takes 1.5 MB; managedFields alone can be some thousand values. */
const MAX_VALUES = 50_000;
const MAX_CHARACTERS = 3_000_000;

/** The object is larger or deeper than any that the API server would store. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/**
 * Deep copy of a JSON value for the validators to write defaults into. A known field that is null is left out, as the
 * API server does; an unknown one stays, so that it is found.
 * @throws TooLargeError instead of following a cycle or a bomb
 */
export function jsonCopy(value: unknown, node: RuleNode | undefined): unknown {
  return copy(value, node, { values: MAX_VALUES, characters: MAX_CHARACTERS }, 0);
}

interface Budget {
  values: number;
  characters: number;
}

function copy(value: unknown, node: RuleNode | undefined, budget: Budget, depth: number): unknown {
  spend(value, budget, depth);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, node?.items, budget, depth + 1));
  const entries = Object.entries(value).filter(([name, member]) => !isAbsent(name, member, node));
  // fromEntries, because `__proto__` may be a key: it becomes a field like any other.
  return Object.fromEntries(
    entries.map(([name, member]) => {
      budget.characters -= name.length;
      return [name, copy(member, propertyNode(node, name), budget, depth + 1)];
    }),
  );
}

function spend(value: unknown, budget: Budget, depth: number): void {
  budget.values -= 1;
  if (typeof value === "string") budget.characters -= value.length;
  if (depth > MAX_DEPTH) throw new TooLargeError(`is nested more than ${MAX_DEPTH} levels deep`);
  if (budget.values < 0) throw new TooLargeError(`holds more than ${MAX_VALUES} values`);
  if (budget.characters < 0) throw new TooLargeError(`holds more than ${MAX_CHARACTERS} characters`);
}

function isAbsent(name: string, member: unknown, node: RuleNode | undefined): boolean {
  if (member === undefined) return true;
  return member === null && (node?.properties === undefined || propertyNode(node, name) !== undefined);
}
