import type { AlgorithmName } from "./algorithms.ts";

/**
 * @rule self.default in self.allowed : the default must be one of the allowed key types
 */
export interface KeyUseRules {
  /** Type of a key that is generated without one being named. */
  default: AlgorithmName;
  /**
   * Every key type that callers may generate, import or derive.
   * @listType set
   * @minItems 1
   * @maxItems 128
   */
  allowed: AlgorithmName[];
  /**
   * Whether callers may bring secret and private keys; public keys may always be brought.
   * @default true
   */
  allowImport?: boolean;
  /**
   * Whether secret and private keys may leave, where the key itself has the usage export.
   * @default false
   */
  allowExport?: boolean;
  /**
   * Whether keys may be kept under a name past the connection that made them.
   * @default false
   */
  allowPersist?: boolean;
}

export interface GrantRules {
  /**
   * Names of containers; "*" is every container.
   * @listType set
   * @minItems 1
   * @maxItems 64
   */
  containers: string[];
  /**
   * Keys that they may use.
   * @listType atomic
   * @minItems 1
   * @maxItems 64
   */
  keys: KeyGrant[];
}

export interface KeyGrant {
  /**
   * Name of a CryptoKey in the same namespace; the one that a KeyPolicy makes has the policy's name.
   * @minLength 1
   * @maxLength 63
   */
  policy: string;
  /**
   * What for.
   * @listType set
   * @minItems 1
   * @maxItems 10
   */
  usages: KeyUsageBit[];
}

export type KeyUsageBit =
  | "encrypt"
  | "decrypt"
  | "sign"
  | "verify"
  | "derive"
  | "agree"
  | "wrap"
  | "unwrap"
  | "encapsulate"
  | "decapsulate";
