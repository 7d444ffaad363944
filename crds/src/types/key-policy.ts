import type { ObjectMeta } from "./meta.ts";
import type { BackendRef } from "./policy/backend-ref.ts";
import type { CertificateAuthority } from "./policy/certificate-authority.ts";
import type { DualControlRules, RetentionRules, RotationRules } from "./policy/lifecycle.ts";
import type { PublicationRules } from "./policy/publication.ts";
import type { KeyPolicyStatus } from "./policy/status.ts";

/**
 * How a key lives. Keyward creates the key and keeps it sealed; applications use it and never hold it.
 * @kind KeyPolicy
 * @plural keypolicies
 * @singular keypolicy
 * @shortName kpol
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Algorithm string .spec.algorithm
 * @printerColumn Version integer .status.key.version
 * @printerColumn Keys integer .status.keys
 * @printerColumn Backend string .status.backend.name
 * @printerColumn Fingerprint string .status.key.fingerprint wide
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface KeyPolicy {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "KeyPolicy";
  metadata: ObjectMeta;
  /** How the key lives. */
  spec: KeyPolicySpec;
  /** Written by the operator. */
  status?: KeyPolicyStatus;
}

/**
 * @rule has(self.certificateAuthority) == has(oldSelf.certificateAuthority) : a key cannot become or cease to be a CA; create another KeyPolicy
 * @rule !has(self.certificateAuthority) || self.algorithm.startsWith('ECDSA') || self.algorithm.startsWith('RSA') : a certificate authority needs an ECDSA or RSA key
 * @rule !has(self.certificateAuthority) || !has(self.usages) || 'sign' in self.usages : a certificate authority needs the usage sign
 * @rule !has(self.export) || self.export != 'Wrapped' || (has(self.dualControl) && 'Export' in self.dualControl.actions && self.dualControl.quorum >= 2) : no one person takes a key out; beside export Wrapped set dualControl with Export among its actions, a quorum of 2 or more and who approves, or set export to Never
 */
export interface KeyPolicySpec {
  /**
   * Kind and size of the key.
   * @rule self == oldSelf : the algorithm of a key cannot change; create another KeyPolicy
   */
  algorithm: KeyAlgorithmName;
  /**
   * What keys may be used for; absent: sign and verify for ECDSA, RSA, Ed25519, ML-DSA and HMAC, agree for ECDH and X25519, and for
   * AES encrypt, decrypt, wrap and unwrap. Changes hold from then on.
   * @listType set
   * @minItems 1
   * @maxItems 10
   */
  usages?: KeyPolicyUsage[];
  /**
   * Whether a CryptoKey of the policy's own name is made; None: only those that someone creates.
   * @default "Default"
   */
  keys?: "Default" | "None";
  /** Where keys live; absent: chosen by Auto. */
  backendRef?: BackendRef;
  /**
   * The least that the backend must protect keys with: Software (sealed Secrets, bytes in the memory of sidecars), Managed (a key management
   * service), Hardware (HSM or TPM). What is asked for is never undercut: without such a backend no key is made.
   * @default "Software"
   */
  protection?: "Software" | "Managed" | "Hardware";
  /** When a key gets a new version; absent: on request only. */
  rotation?: RotationRules;
  /** How long old versions stay; absent: class Standard. */
  retention?: RetentionRules;
  /**
   * Whether key material may leave, wrapped. Fixed when a key is made: keys made under Never never leave. Wrapped needs dualControl that has
   * Export among its actions and a quorum of 2 or more.
   * @default "Never"
   */
  export?: "Never" | "Wrapped";
  /** Requests for which several people have to agree; absent: none. */
  dualControl?: DualControlRules;
  /**
   * Whether CryptoKeys of this policy that are not destroyed keep it and themselves from being deleted.
   * @default false
   */
  deletionProtection?: boolean;
  /**
   * Names of the CryptoProfiles that may grant these keys; absent: every one of the namespace.
   * @listType set
   * @minItems 1
   * @maxItems 64
   */
  allowedProfiles?: string[];
  /** What of the keys is made known to everyone; absent: nothing but status. */
  publication?: PublicationRules;
  /**
   * Makes the key a certificate authority's: Keyward issues a self-signed certificate for it.
   * @rule self == oldSelf : the certificate authority of a key cannot change; create another KeyPolicy
   */
  certificateAuthority?: CertificateAuthority;
}

export type KeyAlgorithmName =
  | "ECDSA-P256"
  | "ECDSA-P384"
  | "ECDSA-P521"
  | "RSA-2048"
  | "RSA-3072"
  | "RSA-4096"
  | "Ed25519"
  | "ML-DSA-44"
  | "ML-DSA-65"
  | "ML-DSA-87"
  | "ECDH-P256"
  | "ECDH-P384"
  | "ECDH-P521"
  | "X25519"
  | "HMAC-SHA-256"
  | "HMAC-SHA-384"
  | "HMAC-SHA-512"
  | "AES-256";

export type KeyPolicyUsage = "sign" | "verify" | "encrypt" | "decrypt" | "wrap" | "unwrap" | "agree";
