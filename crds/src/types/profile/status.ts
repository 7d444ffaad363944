import type { Condition } from "../meta.ts";

export interface CryptoProfileStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: valid, and live on every pod that uses it. Valid: the spec can be put in force.
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** One line, for example "41/42 pods on generation 7, slowest 380 ms". */
  summary?: string;
  /** The pods that use the profile. */
  pods?: PodSummary;
  /** How fast the observed generation reached them. */
  reload?: ReloadSummary;
  /** Where sidecars of this profile find the operator. */
  agent?: AgentEndpoint;
}

export interface PodSummary {
  /**
   * Pods with the sidecar that are not finished.
   * @format int32
   */
  total: number;
  /**
   * How many of them acknowledged the observed generation.
   * @format int32
   */
  current: number;
  /**
   * The pods one by one, those behind first; at most 50.
   * @listType map
   * @listMapKey name
   * @maxItems 50
   */
  items?: PodState[];
}

export interface PodState {
  /** Name of the pod. */
  name: string;
  /**
   * Generation that is live in the pod; absent: none was acknowledged yet.
   * @format int64
   */
  generation?: number;
  /**
   * From the moment the operator saw the generation to the pod's acknowledgement, in milliseconds.
   * @format int32
   */
  reloadMilliseconds?: number;
  /**
   * Why the pod refused the observed generation.
   * @maxLength 1024
   */
  fault?: string;
}

export interface ReloadSummary {
  /**
   * Half of the pods were faster, in milliseconds.
   * @format int32
   */
  medianMilliseconds: number;
  /**
   * The slowest pod, in milliseconds.
   * @format int32
   */
  slowestMilliseconds: number;
  /** Name of the slowest pod. */
  slowestPod: string;
}

export interface AgentEndpoint {
  /** IP address and port of the leading replica; for sidecars that know one address only. */
  address: string;
  /**
   * IP address and port of every replica that serves, the leading one first; absent: only that one.
   * @listType atomic
   * @maxItems 16
   */
  addresses?: string[];
  /** Name in the endpoint's certificate. */
  serverName: string;
  /** PEM of the certificate authorities that may vouch for it. */
  caBundle: string;
}
