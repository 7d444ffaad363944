import type { KubeObject } from "@keyward/kube/watch/kube-object";

/**
 * The API server counts every write of one store with the same counter, so the latest of the objects' versions rises with a change of
 * any, and is the same on every replica. Source: Kubernetes, KEP-5504: resource versions are comparable decimal numbers
 */
export function revisionOf(...objects: readonly Pick<KubeObject, "metadata">[]): bigint {
  let latest = 0n;
  for (const { metadata } of objects) {
    const { resourceVersion = "" } = metadata;
    const count = /^\d+$/.test(resourceVersion) ? BigInt(resourceVersion) : 0n;
    if (count > latest) latest = count;
  }
  return latest;
}
