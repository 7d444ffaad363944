import type { SecretRef } from "./secret-ref.ts";

/** Reached with the operator's own role (IRSA or pod identity). */
export interface AwsKmsBackend {
  /**
   * Region, for example eu-central-1.
   * @minLength 1
   * @maxLength 64
   * @pattern ^[a-z0-9-]+$
   */
  region: string;
  /**
   * URL of another endpoint than the region's, such as a VPC endpoint.
   * @rule !self.contains('@') : write the address without name and password, which everyone who reads the backend would read, too
   * @maxLength 2048
   * @pattern ^https?://
   */
  endpoint?: string;
  /**
   * Role to take on with the operator's identity, per namespace or account.
   * @maxLength 2048
   * @pattern ^arn:
   */
  roleArn?: string;
  /**
   * Prefix of aliases; an alias names each CryptoKey's active version.
   * @default "alias/keyward"
   * @maxLength 200
   * @pattern ^alias/[a-zA-Z0-9/_-]+$
   */
  aliasPrefix?: string;
  /**
   * Whether keys are multi-region primary keys.
   * @default false
   */
  multiRegion?: boolean;
  /** Access key id and secret access key; only with development: true. */
  staticCredentials?: AwsStaticCredentials;
}

export interface AwsStaticCredentials {
  /** Access key id. */
  accessKeyId: SecretRef;
  /** Secret access key. */
  secretAccessKey: SecretRef;
}
