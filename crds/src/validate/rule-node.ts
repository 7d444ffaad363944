/** What the API server checks beyond types and limits, in the shape of the object; generated into crds/src/gen. */
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
