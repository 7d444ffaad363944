/**
 * The fields of an object, with what the API server checks beyond types and limits; generated into crds/src/gen.
 * A node without `properties` and `items` is a scalar, or an object whose inside is not described here (metadata).
 */
export interface RuleNode {
  readonly rules?: readonly Rule[];
  /** CEL sees an int here, not a double. */
  readonly integer?: true;
  /** A list without duplicates. */
  readonly set?: true;
  /** A list whose entries differ in these fields together. */
  readonly mapKeys?: readonly string[];
  readonly properties?: Readonly<Record<string, RuleNode>>;
  readonly items?: RuleNode;
}

export interface Rule {
  /** CEL over `self`, and `oldSelf` where it speaks of a change. */
  readonly rule: string;
  readonly message: string;
}

/** @returns undefined for a name that the node does not describe, `constructor` included */
export function propertyNode(node: RuleNode | undefined, name: string): RuleNode | undefined {
  return node?.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
}
