/**
 * @rule self.ca || !has(self.pathLength) : pathLength is only allowed with ca: true
 */
export interface BasicConstraintsRules {
  /** Whether the subject is a CA. */
  ca: boolean;
  /**
   * How many CA certificates may follow below (RFC 5280, 4.2.1.9).
   * @format int32
   * @minimum 0
   * @maximum 10
   */
  pathLength?: number;
}

export interface IssuedPolicyRules {
  /** Object identifier of the policy. */
  oid: ObjectIdentifier;
  /** Address of the certification practice statement. */
  cps?: HttpUrl;
}

export interface ExtensionRules {
  /** Object identifier; none of 2.5.29 and none that Keyward writes itself. */
  oid: ObjectIdentifier;
  /**
   * Whether it is critical, whatever a request says.
   * @default false
   */
  critical?: boolean;
  /**
   * Its value for every certificate, DER in base64; absent: the value that a request asks for, where it asks.
   * @minLength 4
   * @maxLength 4096
   */
  value?: string;
}

/**
 * Dotted, of 2 to 20 numbers.
 * @maxLength 128
 * @pattern ^[0-2](\.(0|[1-9][0-9]{0,14})){1,19}$
 */
export type ObjectIdentifier = string;

/**
 * With scheme http or https.
 * @maxLength 512
 * @pattern ^https?://[!-~]+$
 */
export type HttpUrl = string;

export type KeyUsageName =
  | "digitalSignature"
  | "contentCommitment"
  | "keyEncipherment"
  | "dataEncipherment"
  | "keyAgreement"
  | "keyCertSign"
  | "cRLSign"
  | "encipherOnly"
  | "decipherOnly";

export type ExtendedKeyUsageName =
  | "serverAuth"
  | "clientAuth"
  | "codeSigning"
  | "emailProtection"
  | "timeStamping"
  | "OCSPSigning";
