import { GENERATED_NOTE } from "./generated-file.ts";
import type { Kind } from "./kind.ts";
import type { StructuralSchema, ValidationRule } from "./structural-schema.ts";

/** What crds/src/validate/rule-node.ts describes; its type is not imported so that a generator never needs what it makes. */
interface Tree {
  rules?: ValidationRule[];
  integer?: true;
  set?: true;
  mapKeys?: string[];
  properties?: Record<string, Tree>;
  items?: Tree;
}

/** @returns a module that exports the kind's rule tree as RULES */
export function ruleTreeCode(kind: Kind): string {
  const tree = JSON.stringify(ruleTree(kind.schema), undefined, 2);
  return [
    `// ${GENERATED_NOTE}`,
    'import type { RuleNode } from "../validate/rule-node.ts";',
    "",
    `export const RULES: RuleNode = ${tree};`,
    "",
  ].join("\n");
}

function ruleTree(schema: StructuralSchema): Tree {
  return {
    ...(schema["x-kubernetes-validations"] ? { rules: schema["x-kubernetes-validations"] } : {}),
    ...(schema.type === "integer" ? { integer: true } : {}),
    ...(schema["x-kubernetes-list-type"] === "set" ? { set: true } : {}),
    ...(schema["x-kubernetes-list-map-keys"] ? { mapKeys: schema["x-kubernetes-list-map-keys"] } : {}),
    ...(schema.properties ? { properties: propertyTrees(schema.properties) } : {}),
    ...(schema.items ? { items: ruleTree(schema.items) } : {}),
  };
}

function propertyTrees(properties: Record<string, StructuralSchema>): Record<string, Tree> {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, ruleTree(property)]));
}
