/** A value in a Secret of the backend's namespace; of a ClusterKeyBackend in the operator's namespace. */
export interface SecretRef {
  /**
   * Name of the Secret.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$
   */
  name: string;
  /**
   * Key in it.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[-._a-zA-Z0-9]+$
   */
  key: string;
}
