import type { SecretRef } from "./secret-ref.ts";

/** Reached with the operator's workload identity or managed identity. */
export interface AzureKeyVaultBackend {
  /**
   * URL of the vault or of the Managed HSM, for example https://keyward.vault.azure.net.
   * @rule !self.contains('@') : write the address without name and password, which everyone who reads the backend would read, too
   * @maxLength 2048
   * @pattern ^https?://
   */
  vaultUrl: string;
  /**
   * Whether keys are made in the HSM (EC-HSM, RSA-HSM, oct-HSM).
   * @default false
   */
  hsm?: boolean;
  /**
   * Client id of a user-assigned identity; absent: the one of the environment.
   * @maxLength 64
   */
  clientId?: string;
  /** Client secret of an application; only with development: true. */
  staticCredentials?: AzureStaticCredentials;
}

export interface AzureStaticCredentials {
  /**
   * Tenant of the application.
   * @minLength 1
   * @maxLength 64
   */
  tenantId: string;
  /**
   * Client id of the application.
   * @minLength 1
   * @maxLength 64
   */
  clientId: string;
  /** Client secret. */
  clientSecret: SecretRef;
}
