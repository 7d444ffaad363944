import type { Condition, LocalRef, ObjectMeta } from "./meta.ts";

/**
 * Issues certificates for cert-manager's CertificateRequests and for Kubernetes' CertificateSigningRequests of signer
 * keywardissuers.keyward.dev/<namespace>.<name>, with a CA key of a KeyPolicy and under the rules of a CryptoProfile.
 * @kind KeywardIssuer
 * @plural keywardissuers
 * @singular keywardissuer
 * @shortName kwissuer
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Profile string .spec.profileRef.name
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface KeywardIssuer {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "KeywardIssuer";
  metadata: ObjectMeta;
  /** Whose rules and whose key. */
  spec: KeywardIssuerSpec;
  /** Written by the operator. */
  status?: KeywardIssuerStatus;
}

export interface KeywardIssuerSpec {
  /** CryptoProfile in the same namespace; its section certificates says what is issued, and its issuer.keyPolicyRef with which key. */
  profileRef: LocalRef;
  /**
   * Whether CertificateSigningRequests of the whole cluster may name this issuer; requests of cert-manager are of its namespace only.
   * @default false
   */
  clusterSigner?: boolean;
}

export interface KeywardIssuerStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: profile and CA key are there, and certificates are issued.
   * @listType map
   * @listMapKey type
   * @maxItems 8
   */
  conditions?: Condition[];
}
