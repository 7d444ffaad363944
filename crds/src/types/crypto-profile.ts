import type { ObjectMeta } from "./meta.ts";
import type { AlgorithmRules, EncryptionRules, KeyDerivationRules, MacRules } from "./profile/algorithms.ts";
import type { CertificateRules } from "./profile/certificates.ts";
import type { GrantRules, KeyUseRules } from "./profile/keys.ts";
import type { LimitRules } from "./profile/limits.ts";
import type { CryptoProfileStatus } from "./profile/status.ts";

/**
 * What the pods that name it may do with cryptography. Changes reach running pods without a restart.
 * @kind CryptoProfile
 * @plural cryptoprofiles
 * @singular cryptoprofile
 * @shortName cprof
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Hash string .spec.hash.default
 * @printerColumn Issuer string .spec.certificates.issuer.keyPolicyRef.name
 * @printerColumn Live string .status.summary
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface CryptoProfile {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "CryptoProfile";
  metadata: ObjectMeta;
  /** What is permitted; a section that is absent permits nothing of its kind. */
  spec: CryptoProfileSpec;
  /** Written by the operator. */
  status?: CryptoProfileStatus;
}

/**
 * @rule has(self.hash) || has(self.mac) || has(self.encryption) || has(self.signatures) || has(self.keyAgreement) || has(self.keyEncapsulation) || has(self.asymmetricEncryption) || has(self.keyDerivation) || has(self.keys) || has(self.certificates) : permit something: hash, mac, encryption, signatures, keyAgreement, keyEncapsulation, asymmetricEncryption, keyDerivation, keys or certificates
 */
export interface CryptoProfileSpec {
  /**
   * FIPS permits approved algorithms and sizes only, and asks for a sidecar that runs with the FIPS provider of OpenSSL.
   * @default "Standard"
   */
  mode?: "Standard" | "FIPS";
  /** Hashing. */
  hash?: AlgorithmRules;
  /** Message authentication codes. */
  mac?: MacRules;
  /** Encryption with symmetric keys. */
  encryption?: EncryptionRules;
  /** Signatures, of tokens and CMS too. */
  signatures?: AlgorithmRules;
  /** Key agreement. */
  keyAgreement?: AlgorithmRules;
  /** Key encapsulation. */
  keyEncapsulation?: AlgorithmRules;
  /** Encryption to a public key. */
  asymmetricEncryption?: AlgorithmRules;
  /** Key derivation. */
  keyDerivation?: KeyDerivationRules;
  /** Keys that applications make, bring and keep; absent: none. */
  keys?: KeyUseRules;
  /**
   * Which containers may use the keys of which KeyPolicies; default: none.
   * @listType atomic
   * @maxItems 64
   */
  grants?: GrantRules[];
  /**
   * KeyPolicies of authorities whose trust bundles pods get over their sockets, besides that of the profile's own issuer.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  trust?: PolicyName[];
  /** Bounds of one call, one connection and one context. */
  limits?: LimitRules;
  /** Certificates that pods may have issued for their PKCS#10 requests. */
  certificates?: CertificateRules;
}

/**
 * @minLength 1
 * @maxLength 63
 */
export type PolicyName = string;
