import type { AwsKmsBackend } from "./aws-kms.ts";
import type { AzureKeyVaultBackend } from "./azure-key-vault.ts";
import type { GcpKmsBackend } from "./gcp-kms.ts";
import type { Pkcs11Backend } from "./pkcs11.ts";
import type { SoftwareBackend } from "./software.ts";
import type { VaultBackend } from "./vault.ts";

/**
 * @rule [has(self.software), has(self.awsKms), has(self.azureKeyVault), has(self.gcpKms), has(self.vault), has(self.pkcs11), has(self.tpm)].filter(x, x).size() == 1 : name exactly one of software, awsKms, azureKeyVault, gcpKms, vault, pkcs11, tpm
 * @rule self.development || !((has(self.awsKms) && has(self.awsKms.staticCredentials)) || (has(self.azureKeyVault) && has(self.azureKeyVault.staticCredentials)) || (has(self.gcpKms) && has(self.gcpKms.staticCredentials)) || (has(self.vault) && has(self.vault.token))) : static credentials need development: true; give the operator an identity of its own instead
 * @rule self.development || !((has(self.awsKms) && has(self.awsKms.endpoint) && self.awsKms.endpoint.startsWith('http:')) || (has(self.azureKeyVault) && self.azureKeyVault.vaultUrl.startsWith('http:')) || (has(self.gcpKms) && self.gcpKms.plaintext) || (has(self.vault) && self.vault.address.startsWith('http:'))) : a connection without TLS needs development: true; use https
 * @rule self.development || !(has(self.software) && has(self.software.keyEncryptionKey.secret)) : a key-encryption key in a Secret needs development: true; name a backend that makes data keys instead
 */
export interface KeyBackendSpec {
  /** Sealed Secrets in the operator's namespace; bytes go to the memory of sidecars. */
  software?: SoftwareBackend;
  /** AWS Key Management Service. */
  awsKms?: AwsKmsBackend;
  /** Azure Key Vault and Managed HSM. */
  azureKeyVault?: AzureKeyVaultBackend;
  /** Google Cloud Key Management Service. */
  gcpKms?: GcpKmsBackend;
  /** The transit engine of HashiCorp Vault or OpenBao. */
  vault?: VaultBackend;
  /** A token that a PKCS#11 module reaches. */
  pkcs11?: Pkcs11Backend;
  /** A TPM 2.0, through its PKCS#11 module. */
  tpm?: Pkcs11Backend;
  /**
   * Permits what no production has: static credentials, plain HTTP, a key-encryption key in a Secret. It shows as a condition and in a metric.
   * @default false
   */
  development?: boolean;
  /** Bounds of what is asked of the backend. */
  limits?: BackendLimits;
}

export interface BackendLimits {
  /**
   * Of one call, retries included.
   * @default "5s"
   * @rule duration(self) >= duration('50ms') && duration(self) <= duration('60s') : timeout must be between 50ms and 60s
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  timeout?: string;
  /**
   * Calls that one operator replica has under way at once.
   * @format int32
   * @minimum 1
   * @maximum 10000
   * @default 256
   */
  callsInFlight?: number;
  /**
   * Calls per second and namespace, over all of its pods, of each operator replica: two replicas together make twice as many. Above it calls
   * wait. Absent: as many as the backend takes.
   * @format int32
   * @minimum 1
   * @maximum 1000000
   */
  callsPerSecond?: number;
}
