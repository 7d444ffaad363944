/**
 * @rule has(self.keyEncryptionKey.backendRef) != has(self.keyEncryptionKey.secret) : the key-encryption key is either in a backend or in a Secret
 */
export interface SoftwareBackend {
  /** What keys are sealed under. */
  keyEncryptionKey: KeyEncryptionKeyRules;
}

export interface KeyEncryptionKeyRules {
  /** A backend that makes data keys; its key never leaves it. */
  backendRef?: DataKeyBackendRef;
  /** A Secret in the operator's namespace, made by the operator; for development. */
  secret?: KeyEncryptionSecret;
}

export interface DataKeyBackendRef {
  /** Kind of the backend. */
  kind: "KeyBackend" | "ClusterKeyBackend";
  /**
   * Name of the backend.
   * @minLength 1
   * @maxLength 63
   */
  name: string;
  /**
   * How that backend names the key; absent: the operator makes one.
   * @minLength 1
   * @maxLength 1024
   */
  keyId?: string;
}

export interface KeyEncryptionSecret {
  /**
   * Name of the Secret.
   * @default "keyward-key-encryption-key"
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$
   */
  name?: string;
}
