/** Whose key it is. Backends keep it beside the key (tags, labels, CKA_ID), so that a key is found again and none is orphaned. */
export interface KeyOwner {
  /** uid of the namespace kube-system: what names a cluster for life; another word without Kubernetes. */
  readonly clusterId: string;
  readonly namespace: string;
  /** Name of the KeyPolicy. */
  readonly policy: string;
  readonly policyUid: string;
  /** Name of the CryptoKey. */
  readonly key: string;
  readonly keyUid: string;
  /** Counts from 1. */
  readonly version: number;
}

/** One text for one owner: fields cannot run together, as names and uids hold no slash. */
export function ownerPath({ clusterId, namespace, keyUid, version }: KeyOwner): string {
  return `${clusterId}/${namespace}/${keyUid}/${version}`;
}
