import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import { dataKeyAlgorithm } from "@keyward/core/backend/data-key-algorithm";
import type { BackendView } from "@keyward/core/backend/guard/guarded-backend";
import { type KmsKey, kmsKey } from "./key-id.ts";

/** What owns the plugin's keys in their backend: no namespace of the cluster can be called so with this policy. */
const NAMESPACE = "kms";
const POLICY = "kms-plugin";
const USAGES = parseUsages(["encrypt", "decrypt", "wrap", "unwrap"]);

export interface KeyName {
  readonly cluster: string;
  readonly key: string;
}

/**
 * Makes a version of the key, or finds the one that was made before, by this plugin or by the one of another node.
 * @throws BackendError Misconfigured where the backend makes no data keys
 */
export async function findOrMakeKey(
  { capabilities, admin }: Pick<BackendView, "capabilities" | "admin">,
  { cluster, key }: KeyName,
  version: number,
  signal: AbortSignal,
): Promise<KmsKey> {
  const algorithm = dataKeyAlgorithm(capabilities);
  if (algorithm === undefined) {
    throw new BackendError("Misconfigured", "the backend makes no data keys. Next: name a backend that does");
  }
  const usages = USAGES & capabilities.algorithms.get(algorithm)!.usages;
  const owner = {
    clusterId: cluster,
    namespace: NAMESPACE,
    policy: POLICY,
    policyUid: POLICY,
    key,
    keyUid: key,
    version,
  };
  return kmsKey(cluster, key, version, await admin.create({ algorithm, usages, exportable: false }, owner, signal));
}
