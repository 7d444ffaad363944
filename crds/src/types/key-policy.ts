import type { Condition, ObjectMeta } from "./meta.ts";

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
 */
export interface KeyPolicySpec {
  /**
   * Kind and size of the key.
   * @rule self == oldSelf : the algorithm of a key cannot change; create another KeyPolicy
   */
  algorithm: "ECDSA-P256" | "ECDSA-P384" | "ECDSA-P521" | "RSA-3072" | "RSA-4096";
  /**
   * What the key may be used for.
   * @listType atomic
   * @minItems 1
   * @maxItems 2
   * @rule self.all(usage, self.exists_one(other, other == usage)) : each usage may be named once
   * @default ["sign","verify"]
   */
  usages?: ("sign" | "verify")[];
  /**
   * Makes the key a certificate authority's: Keyward issues a self-signed certificate for it.
   * @rule self == oldSelf : the certificate authority of a key cannot change; create another KeyPolicy
   */
  certificateAuthority?: CertificateAuthority;
}

export interface CertificateAuthority {
  /** Distinguished name of the authority. */
  subject: DistinguishedName;
  /**
   * Lifetime of the certificate.
   * @default "87600h"
   * @rule duration(self) >= duration('1h') && duration(self) <= duration('876000h') : validity must be between 1h and 876000h (100 years)
   * @maxLength 32
   * @pattern ^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
   */
  validity?: string;
  /**
   * How many CA certificates may follow below it (RFC 5280, 4.2.1.9).
   * @format int32
   * @minimum 0
   * @maximum 10
   * @default 0
   */
  pathLength?: number;
}

/** Attributes of a name (RFC 5280, appendix A: upper bounds). */
export interface DistinguishedName {
  /**
   * CN
   * @minLength 1
   * @maxLength 64
   */
  commonName: string;
  /**
   * O
   * @minLength 1
   * @maxLength 64
   */
  organization?: string;
  /**
   * OU
   * @minLength 1
   * @maxLength 64
   */
  organizationalUnit?: string;
  /**
   * C, two letters (ISO 3166)
   * @pattern ^[A-Z]{2}$
   */
  country?: string;
}

export interface KeyPolicyStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: the key exists, opens, and can be used.
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** The key; nothing here is secret. */
  key?: KeyState;
}

export interface KeyState {
  /**
   * Counts from 1.
   * @format int32
   */
  version: number;
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hexadecimal. */
  fingerprint: string;
  /** PEM SubjectPublicKeyInfo. */
  publicKey: string;
  /** PEM certificate of a certificate authority. */
  certificate?: string;
  /**
   * When the key was made.
   * @format date-time
   */
  createdAt: string;
}
