import { celValue, judge, speaksOfChange } from "./cel.ts";
import { findDuplicates } from "./duplicates.ts";
import type { Fault } from "./fault.ts";
import { fieldPath, isWithin, itemPath } from "./field-path.ts";
import type { RuleNode } from "./rule-node.ts";

/** An object and the state that it replaces, at one place of both; `before` is undefined where there was nothing. */
interface Place {
  readonly path: string;
  readonly node: RuleNode;
  readonly value: unknown;
  readonly before: unknown;
}

/**
 * Judges list types and CEL rules at every node that has them. A rule over a part whose types are wrong is left out: it
 * would only repeat the fault in worse words.
 * @param wrong paths that the schema refused
 */
export function findRuleFaults(tree: RuleNode, value: unknown, before: unknown, wrong: readonly string[]): Fault[] {
  return visit({ path: "", node: tree, value, before }, wrong);
}

function visit(place: Place, wrong: readonly string[]): Fault[] {
  if (place.value === undefined || place.value === null) return [];
  const own = wrong.some((path) => isWithin(path, place.path)) ? [] : ownFaults(place);
  return [...own, ...children(place).flatMap((child) => visit(child, wrong))];
}

function ownFaults({ path, node, value, before }: Place): Fault[] {
  const rules = (node.rules ?? []).filter((rule) => before !== undefined || !speaksOfChange(rule));
  if (rules.length === 0) return findDuplicates(path, node, value);
  const self = celValue(value, node);
  const oldSelf = before === undefined ? undefined : celValue(before, node);
  const faults = rules.flatMap((rule): Fault[] => {
    const message = judge(rule, self, oldSelf);
    return message === undefined ? [] : [{ path, rule: rule.rule, message }];
  });
  return [...findDuplicates(path, node, value), ...faults];
}

/** Entries of a list have no state before: no rule below a list may speak of a change (the generator refuses it). */
function children({ path, node, value, before }: Place): Place[] {
  const { items } = node;
  if (items && Array.isArray(value)) {
    return value.map((item, index) => ({ path: itemPath(path, index), node: items, value: item, before: undefined }));
  }
  return Object.entries(node.properties ?? {}).map(([name, child]) => ({
    path: fieldPath(path, name),
    node: child,
    value: member(value, name),
    before: member(before, name),
  }));
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
