import type { KeyBackendSpec } from "./backend/spec.ts";
import type { KeyBackendStatus } from "./backend/status.ts";
import type { ObjectMeta } from "./meta.ts";

/**
 * Where keys of one namespace live.
 * @kind KeyBackend
 * @plural keybackends
 * @singular keybackend
 * @shortName kbe
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Type string .status.type
 * @printerColumn Protection string .status.protection
 * @printerColumn Latency string .status.latency
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface KeyBackend {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "KeyBackend";
  metadata: ObjectMeta;
  /**
   * How to reach it. Who writes rules for one namespace may neither have code loaded into the operator nor have its identity shown to an
   * address of their own: that is for a ClusterKeyBackend.
   * @rule !has(self.pkcs11) && !has(self.tpm) : a module is code that runs with the operator's rights; name it in a ClusterKeyBackend
   * @rule !(has(self.vault) && has(self.vault.kubernetes)) && !(has(self.awsKms) && has(self.awsKms.endpoint) && !has(self.awsKms.staticCredentials)) && !(has(self.gcpKms) && has(self.gcpKms.endpoint) && !has(self.gcpKms.staticCredentials) && !self.gcpKms.plaintext) && !(has(self.azureKeyVault) && !has(self.azureKeyVault.staticCredentials) && !self.azureKeyVault.vaultUrl.matches('^https://[a-zA-Z0-9-]+[.](vault|managedhsm)[.](azure[.]net|azure[.]cn|usgovcloudapi[.]net)(:443)?/?$')) : the operator's identity is not shown to an address of a namespace's choice; name it in a ClusterKeyBackend
   * @rule !(has(self.software) && has(self.software.keyEncryptionKey.backendRef) && self.software.keyEncryptionKey.backendRef.kind == 'ClusterKeyBackend' && has(self.software.keyEncryptionKey.backendRef.keyId)) : a key of a ClusterKeyBackend may be another's; remove keyId and the operator makes one
   * @rule !(has(self.software) && has(self.software.keyEncryptionKey.secret) && has(self.software.keyEncryptionKey.secret.name) && self.software.keyEncryptionKey.secret.name.startsWith('keyward-') && self.software.keyEncryptionKey.secret.name != 'keyward-key-encryption-key') : names that begin with keyward- are the operator's own Secrets; choose another
   */
  spec: KeyBackendSpec;
  /** Written by the operator. */
  status?: KeyBackendStatus;
}
