import { API_GROUP, PROFILE_READER } from "@keyward/core/contract/names";
import type { RoleBinding } from "../caches/kinds.ts";

/** Everything that the plan for one namespace depends on. */
export interface SeenNamespace {
  readonly namespace: string;
  /** Absent or being deleted: nothing may be created there. */
  readonly closing: boolean;
  /** Whether a pod that opted in is neither finished nor gone. */
  readonly populated: boolean;
  /** Since when there is no such pod; only read where `populated` is false. */
  readonly emptySinceMs: number;
  readonly binding: RoleBinding | undefined;
}

export type AccessStep =
  | { readonly act: "none" }
  | { readonly act: "apply"; readonly binding: RoleBinding }
  /** A roleRef cannot be changed, so a binding with another one has to go first. */
  | { readonly act: "replace"; readonly binding: RoleBinding }
  | { readonly act: "wait"; readonly forMs: number }
  | { readonly act: "delete" };

/** A rolling update or a nightly job must not take the rights away and give them back each time. */
export const KEEP_EMPTY_MS = 5 * 60_000;

export const MANAGED_BY = { label: "app.kubernetes.io/managed-by", value: "keyward" } as const;
const RBAC = "rbac.authorization.k8s.io";

/** Pure. Rights to read profiles go to every service account of a namespace in which pods opted in, and to nobody else. */
export function planAccess(seen: SeenNamespace, nowMs: number): AccessStep {
  if (seen.closing) return { act: "none" };
  if (!seen.populated) return planRemoval(seen, nowMs);
  const wanted = readerBinding(seen.namespace);
  if (seen.binding === undefined) return { act: "apply", binding: wanted };
  if (!sameRole(seen.binding, wanted)) return { act: "replace", binding: wanted };
  return sameSubjects(seen.binding, wanted) && isOurs(seen.binding)
    ? { act: "none" }
    : { act: "apply", binding: wanted };
}

function planRemoval({ binding, emptySinceMs }: SeenNamespace, nowMs: number): AccessStep {
  if (binding === undefined || !isOurs(binding)) return { act: "none" };
  const forMs = emptySinceMs + KEEP_EMPTY_MS - nowMs;
  return forMs > 0 ? { act: "wait", forMs } : { act: "delete" };
}

export function readerBinding(namespace: string): RoleBinding {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: "RoleBinding",
    metadata: {
      name: PROFILE_READER,
      namespace,
      labels: { [MANAGED_BY.label]: MANAGED_BY.value, [`${API_GROUP}/access`]: "profiles" },
    },
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: PROFILE_READER },
    subjects: [{ apiGroup: RBAC, kind: "Group", name: `system:serviceaccounts:${namespace}` }],
  };
}

function isOurs(binding: RoleBinding): boolean {
  return binding.metadata.labels?.[MANAGED_BY.label] === MANAGED_BY.value;
}

function sameRole({ roleRef: is }: RoleBinding, { roleRef: wanted }: RoleBinding): boolean {
  return is?.apiGroup === wanted?.apiGroup && is?.kind === wanted?.kind && is?.name === wanted?.name;
}

function sameSubjects({ subjects: are = [] }: RoleBinding, { subjects: wanted = [] }: RoleBinding): boolean {
  const [is, one] = [are[0], wanted[0]];
  return are.length === 1 && is?.kind === one?.kind && is?.name === one?.name && is?.apiGroup === one?.apiGroup;
}
