import type { KeyBackendSpec } from "./backend/spec.ts";
import type { KeyBackendStatus } from "./backend/status.ts";
import type { ObjectMeta } from "./meta.ts";

/**
 * Where keys of every namespace may live.
 * @kind ClusterKeyBackend
 * @plural clusterkeybackends
 * @singular clusterkeybackend
 * @shortName ckbe
 * @category keyward
 * @scope Cluster
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Type string .status.type
 * @printerColumn Protection string .status.protection
 * @printerColumn Latency string .status.latency
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface ClusterKeyBackend {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "ClusterKeyBackend";
  metadata: ObjectMeta;
  /** How to reach it. */
  spec: KeyBackendSpec;
  /** Written by the operator. */
  status?: KeyBackendStatus;
}
