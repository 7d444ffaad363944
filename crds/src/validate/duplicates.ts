import type { Fault } from "./fault.ts";
import { itemPath } from "./field-path.ts";
import type { RuleNode } from "./rule-node.ts";

/** @returns a fault for each entry of a set or keyed list that an earlier entry equals */
export function findDuplicates(path: string, node: RuleNode, value: unknown): Fault[] {
  if (!Array.isArray(value) || !(node.set || node.mapKeys)) return [];
  const seen = new Set<string>();
  return value.flatMap((item, index): Fault[] => {
    const identity = identityOf(item, node.mapKeys);
    if (seen.has(identity)) return [{ path: itemPath(path, index), message: duplicateMessage(identity, node.mapKeys) }];
    seen.add(identity);
    return [];
  });
}

function identityOf(item: unknown, mapKeys: readonly string[] | undefined): string {
  if (!mapKeys) return JSON.stringify(item);
  return mapKeys.map((key) => JSON.stringify((item as Readonly<Record<string, unknown>>)[key])).join(", ");
}

function duplicateMessage(identity: string, mapKeys: readonly string[] | undefined): string {
  if (!mapKeys) return `${identity} is there twice; remove one`;
  return `there are two entries with ${mapKeys.join(", ")} ${identity}; join them`;
}
