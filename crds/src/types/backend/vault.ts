import type { SecretRef } from "./secret-ref.ts";

/**
 * Reached with the operator's service account by the Kubernetes auth method.
 * @rule has(self.kubernetes) != has(self.token) : name one way to log in: kubernetes, or for development a token
 */
export interface VaultBackend {
  /**
   * URL of the server.
   * @rule !self.contains('@') : write the address without name and password, which everyone who reads the backend would read, too
   * @maxLength 2048
   * @pattern ^https?://
   */
  address: string;
  /**
   * Namespace in the server; absent: the root.
   * @maxLength 256
   */
  vaultNamespace?: string;
  /**
   * Path of the transit engine.
   * @default "transit"
   * @maxLength 256
   * @pattern ^[a-zA-Z0-9_/-]+$
   */
  mount?: string;
  /** How to log in; absent only with a token. */
  kubernetes?: VaultKubernetesAuth;
  /** A token; only with development: true. */
  token?: SecretRef;
  /**
   * PEM certificates of the authorities that the server's certificate is judged by; absent: those of the system.
   * @maxLength 65536
   */
  caBundle?: string;
}

export interface VaultKubernetesAuth {
  /**
   * Role in the server.
   * @minLength 1
   * @maxLength 256
   */
  role: string;
  /**
   * Path of the auth method.
   * @default "kubernetes"
   * @maxLength 256
   * @pattern ^[a-zA-Z0-9_/-]+$
   */
  mount?: string;
  /**
   * Audience of the token that the server reviews.
   * @default "vault"
   * @maxLength 256
   */
  audience?: string;
}
