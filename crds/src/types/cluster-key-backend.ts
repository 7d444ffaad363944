import type { AllowedNamespaces } from "./backend/allowed-namespaces.ts";
import type { KeyBackendSpec } from "./backend/spec.ts";
import type { KeyBackendStatus } from "./backend/status.ts";
import type { ObjectMeta } from "./meta.ts";

/**
 * Where keys of every namespace may live, or of those that it allows.
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
  /** How to reach it, and who may use it. */
  spec: ClusterKeyBackendSpec;
  /** Written by the operator. */
  status?: KeyBackendStatus;
}

export interface ClusterKeyBackendSpec extends KeyBackendSpec {
  /**
   * Namespaces that may have keys made there; absent: every one. What is narrowed holds for versions to come: those that are there go on
   * to work.
   */
  allowedNamespaces?: AllowedNamespaces;
}
