import type { PodView } from "./pod-view.ts";

/**
 * Pure: whether the pod was meant to have a sidecar. The pod's annotation wins over its namespace's label.
 * @param namespaceDefault value of the namespace's inject label
 */
export function optedIn({ uses }: PodView, namespaceDefault: string | undefined): boolean {
  const wish = uses.inject ?? namespaceDefault;
  return wish !== undefined && wish !== "false" && !uses.mirror;
}

/** Why the cluster should have a sidecar in this pod and has none; undefined where all is as it should be. */
export function missingSidecar(pod: PodView, namespaceDefault: string | undefined): string | undefined {
  if (pod.uses.injected || pod.uses.finished || pod.metadata.deletionTimestamp !== undefined) return undefined;
  if (!optedIn(pod, namespaceDefault)) return undefined;
  return pod.uses.inject === undefined
    ? "the pod is older than its namespace's label keyward.dev/inject, or was created past the webhook"
    : "it was created past the webhook, or another webhook took the sidecar out";
}
