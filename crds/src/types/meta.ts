/** The parts of Kubernetes objects that every kind of ours has; Source: Kubernetes API conventions. */

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  /** Raised by the API server on each change of spec; restarts at 1 when an object is created again, so compare uid too. */
  generation?: number;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
}

/**
 * One aspect of an object's state.
 */
export interface Condition {
  /**
   * What the condition is about, in CamelCase.
   * @maxLength 316
   */
  type: string;
  /** Whether it holds. */
  status: "True" | "False" | "Unknown";
  /**
   * Generation of the spec that this was worked out from.
   * @format int64
   * @minimum 0
   */
  observedGeneration?: number;
  /**
   * When the status last changed.
   * @format date-time
   */
  lastTransitionTime: string;
  /**
   * Cause in one CamelCase word.
   * @minLength 1
   * @maxLength 1024
   * @pattern ^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$
   */
  reason: string;
  /**
   * Cause and next step, for a person.
   * @maxLength 32768
   */
  message: string;
}

export interface LocalRef {
  /**
   * Name of the object.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$
   */
  name: string;
}
