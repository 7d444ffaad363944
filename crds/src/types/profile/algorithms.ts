/**
 * @rule self.default in self.allowed : the default must be one of the allowed algorithms
 */
export interface AlgorithmRules {
  /** Used where the caller names none. */
  default: AlgorithmName;
  /**
   * Every algorithm that callers may use.
   * @listType set
   * @minItems 1
   * @maxItems 128
   */
  allowed: AlgorithmName[];
}

/**
 * @rule self.default in self.allowed : the default must be one of the allowed algorithms
 */
export interface MacRules {
  /** Used where the caller names none. */
  default: AlgorithmName;
  /**
   * Every algorithm that callers may use.
   * @listType set
   * @minItems 1
   * @maxItems 128
   */
  allowed: AlgorithmName[];
  /**
   * Shortest tag in bytes that is made or verified.
   * @format int32
   * @minimum 4
   * @maximum 64
   * @default 16
   */
  minTagBytes?: number;
}

/**
 * @rule self.default in self.allowed : the default must be one of the allowed algorithms
 */
export interface EncryptionRules {
  /** Used where the caller names none. */
  default: AlgorithmName;
  /**
   * Every algorithm that callers may use.
   * @listType set
   * @minItems 1
   * @maxItems 128
   */
  allowed: AlgorithmName[];
  /**
   * Whether callers may choose nonces and initialization vectors for encryption; one that was used under a key is refused.
   * @default false
   */
  callerNonces?: boolean;
  /**
   * Shortest authentication tag in bytes that is made or verified.
   * @format int32
   * @minimum 4
   * @maximum 16
   * @default 16
   */
  minTagBytes?: number;
}

/**
 * @rule self.default in self.allowed : the default must be one of the allowed algorithms
 * @rule self.minIterations <= self.maxIterations : minIterations must not be above maxIterations
 */
export interface KeyDerivationRules {
  /** Used where the caller names none. */
  default: AlgorithmName;
  /**
   * Every algorithm that callers may use.
   * @listType set
   * @minItems 1
   * @maxItems 128
   */
  allowed: AlgorithmName[];
  /**
   * Fewest PBKDF2 iterations (SP 800-132, 5.2).
   * @format int32
   * @minimum 1
   * @maximum 10000000
   * @default 1000
   */
  minIterations?: number;
  /**
   * Most PBKDF2 iterations.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   * @default 2000000
   */
  maxIterations?: number;
  /**
   * Most memory that scrypt may take, in MiB (128 * N * r bytes; RFC 7914, 2).
   * @format int32
   * @minimum 1
   * @maximum 1024
   * @default 64
   */
  maxMemoryMebibytes?: number;
}

/**
 * Name of an algorithm as its standard writes it, for example SHA3-512. Unknown names are refused by the operator.
 * @minLength 1
 * @maxLength 64
 * @pattern ^[A-Za-z0-9][A-Za-z0-9./_-]*$
 */
export type AlgorithmName = string;
