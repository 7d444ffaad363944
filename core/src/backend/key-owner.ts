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

const VERSION = /^[1-9][0-9]{0,8}$/;

/**
 * Reads an owner from marks beside a key.
 * @param markOf text of a field; empty where there is none
 * @returns undefined if a mark is missing, or the version is no number from 1
 */
export function ownerFrom(markOf: (field: keyof KeyOwner) => string): KeyOwner | undefined {
  const version = VERSION.test(markOf("version")) ? Number(markOf("version")) : 0;
  const owner: KeyOwner = {
    clusterId: markOf("clusterId"),
    namespace: markOf("namespace"),
    policy: markOf("policy"),
    policyUid: markOf("policyUid"),
    key: markOf("key"),
    keyUid: markOf("keyUid"),
    version,
  };
  return Object.values(owner).every(Boolean) ? owner : undefined;
}

/** One text for one owner: fields cannot run together, as names and uids hold no slash. */
export function ownerPath({ clusterId, namespace, keyUid, version }: KeyOwner): string {
  return `${clusterId}/${namespace}/${keyUid}/${version}`;
}
