import type { LocalRef } from "../meta.ts";

export interface CertificateAuthority {
  /** Distinguished name of the authority. */
  subject: DistinguishedName;
  /** KeyPolicy in the same namespace whose CA key signs the certificate, which makes this an intermediate authority; absent: self-signed. */
  parentRef?: LocalRef;
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
