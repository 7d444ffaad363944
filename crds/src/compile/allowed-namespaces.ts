import type { AllowedNamespaces, LabelRequirement, LabelSelector } from "../types/backend/allowed-namespaces.ts";

export interface Namespace {
  readonly name: string;
  /** Undefined where its labels are not known: then no selector matches. */
  readonly labels: Readonly<Record<string, string>> | undefined;
}

/** @param allowed undefined: every namespace is. Source of how labels are matched: Kubernetes API, LabelSelector */
export function allowsNamespace(allowed: AllowedNamespaces | undefined, { name, labels }: Namespace): boolean {
  if (allowed === undefined || allowed.matchNames?.includes(name)) return true;
  return allowed.selector !== undefined && labels !== undefined && selects(allowed.selector, labels);
}

function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  const named = Object.entries(matchLabels).every(([key, value]) => labelOf(labels, key) === value);
  return named && matchExpressions.every((requirement) => holds(requirement, labelOf(labels, requirement.key)));
}

type Labels = Readonly<Record<string, string>>;

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function holds({ operator, values = [] }: LabelRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
  }
}
