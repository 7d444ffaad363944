import { INJECT } from "@keyward/core/contract/names";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

/** What the operator remembers of a namespace. */
export interface NamespaceView extends KubeObject {
  /** Value of the inject label: the default for pods without the annotation. */
  readonly inject: string | undefined;
  /** All of them: backends say by labels whom they allow. */
  readonly labels: Readonly<Record<string, string>>;
}

export function viewNamespace(namespace: KubeObject): NamespaceView {
  if ("inject" in namespace) return namespace as NamespaceView;
  const { name, uid, resourceVersion, deletionTimestamp, labels } = namespace.metadata;
  return {
    metadata: {
      name,
      ...(uid && { uid }),
      ...(resourceVersion && { resourceVersion }),
      ...(deletionTimestamp && { deletionTimestamp }),
    },
    inject: labels?.[INJECT],
    labels: labels ?? {},
  };
}
