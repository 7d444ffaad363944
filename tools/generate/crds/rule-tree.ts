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
  const tree = JSON.stringify(ruleTree(kind.schema) ?? {}, undefined, 2);
  return [
    `// ${GENERATED_NOTE}`,
    'import type { RuleNode } from "../validate/rule-node.ts";',
    "",
    `export const RULES: RuleNode = ${tree};`,
    "",
  ].join("\n");
}

/** @returns undefined where nothing in the subtree needs a second look */
function ruleTree(schema: StructuralSchema): Tree | undefined {
  const properties = propertyTrees(schema.properties ?? {});
  const items = schema.items && ruleTree(schema.items);
  const tree: Tree = {
    ...(schema["x-kubernetes-validations"] ? { rules: schema["x-kubernetes-validations"] } : {}),
    ...(schema.type === "integer" ? { integer: true } : {}),
    ...(schema["x-kubernetes-list-type"] === "set" ? { set: true } : {}),
    ...(schema["x-kubernetes-list-map-keys"] ? { mapKeys: schema["x-kubernetes-list-map-keys"] } : {}),
    ...(properties ? { properties } : {}),
    ...(items ? { items } : {}),
  };
  return Object.keys(tree).length > 0 ? tree : undefined;
}

function propertyTrees(properties: Record<string, StructuralSchema>): Record<string, Tree> | undefined {
  const trees = Object.entries(properties).flatMap(([name, property]) => {
    const tree = ruleTree(property);
    return tree ? [[name, tree] as const] : [];
  });
  return trees.length > 0 ? Object.fromEntries(trees) : undefined;
}
