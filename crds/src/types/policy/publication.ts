/** What everyone may have. */
export interface PublicationRules {
  /**
   * Whether public keys are served as JSON Web Keys (RFC 7517), the active, staged and overlapping versions.
   * @default false
   */
  jwks?: boolean;
  /** Whether and where the certificates of an authority are kept as a ConfigMap; absent: not. */
  trustBundle?: TrustBundleRules;
}

export interface TrustBundleRules {
  /**
   * Name of the ConfigMap, in the policy's namespace.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$
   */
  configMap: string;
  /**
   * Key under which the PEM certificates lie.
   * @default "ca.crt"
   * @minLength 1
   * @maxLength 253
   * @pattern ^[-._a-zA-Z0-9]+$
   */
  key?: string;
}
