/**
 * Which namespaces may use it: those that are named, and those whose labels are selected.
 * @rule has(self.matchNames) || has(self.selector) : name namespaces in matchNames or select them by their labels, or leave allowedNamespaces out and permit every one
 */
export interface AllowedNamespaces {
  /**
   * Names of namespaces; an empty list names none.
   * @listType set
   * @maxItems 1024
   */
  matchNames?: NamespaceName[];
  /** Labels of namespaces; both parts have to match, and an empty selector matches every namespace. */
  selector?: LabelSelector;
}

/**
 * @minLength 1
 * @maxLength 63
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
 */
export type NamespaceName = string;

/** As elsewhere in Kubernetes. */
export interface LabelSelector {
  /** Labels and their values; each has to be there. */
  matchLabels?: Record<string, LabelValue>;
  /**
   * Each has to hold.
   * @listType atomic
   * @maxItems 16
   */
  matchExpressions?: LabelRequirement[];
}

/**
 * @rule (self.operator in ['In', 'NotIn']) == (has(self.values) && self.values.size() > 0) : In and NotIn need values; Exists and DoesNotExist take none
 */
export interface LabelRequirement {
  /**
   * Name of the label.
   * @minLength 1
   * @maxLength 317
   */
  key: string;
  /** NotIn also holds where the label is not there. */
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /**
   * Of In and NotIn.
   * @listType atomic
   * @maxItems 64
   */
  values?: LabelValue[];
}

/**
 * @maxLength 63
 * @pattern ^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$
 */
export type LabelValue = string;
