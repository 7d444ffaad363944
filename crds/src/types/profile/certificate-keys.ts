/**
 * @rule self.type == 'EC' ? has(self.curves) && !has(self.minBits) && !has(self.maxBits) : !has(self.curves) : curves belong to EC keys and are required there; minBits and maxBits belong to RSA keys
 * @rule self.type == 'RSA' ? has(self.minBits) && has(self.maxBits) && self.minBits <= self.maxBits : !has(self.minBits) && !has(self.maxBits) : RSA keys need minBits and maxBits, and minBits must not be above maxBits; other keys have neither
 * @rule self.type == 'ML-DSA' || self.type == 'SLH-DSA' ? has(self.parameterSets) && self.parameterSets.all(name, name.startsWith(self.type)) : !has(self.parameterSets) : parameterSets belong to ML-DSA and SLH-DSA keys, are required there, and begin with the type
 */
export interface SubjectKeyRules {
  /** Kind of key. */
  type: "EC" | "RSA" | "Ed25519" | "Ed448" | "ML-DSA" | "SLH-DSA";
  /**
   * Named curves (FIPS 186-5).
   * @listType set
   * @minItems 1
   * @maxItems 3
   */
  curves?: ("P-256" | "P-384" | "P-521")[];
  /**
   * Smallest RSA modulus in bits.
   * @format int32
   * @minimum 2048
   * @maximum 16384
   */
  minBits?: number;
  /**
   * Largest RSA modulus in bits.
   * @format int32
   * @minimum 2048
   * @maximum 16384
   */
  maxBits?: number;
  /**
   * Parameter sets (FIPS 204, FIPS 205), for example ML-DSA-65 or SLH-DSA-SHA2-128s.
   * @listType set
   * @minItems 1
   * @maxItems 12
   */
  parameterSets?: ParameterSet[];
}

/**
 * As the algorithms are named.
 * @maxLength 32
 * @pattern ^(ML-DSA-(44|65|87)|SLH-DSA-(SHA2|SHAKE)-(128|192|256)[sf])$
 */
export type ParameterSet = string;

/**
 * @rule self.type == 'EC' ? has(self.curves) && !has(self.minBits) && !has(self.maxBits) : !has(self.curves) : curves belong to EC keys and are required there; minBits and maxBits belong to RSA keys
 * @rule self.type != 'RSA' || (has(self.minBits) && has(self.maxBits) && self.minBits <= self.maxBits) : RSA keys need minBits and maxBits, and minBits must not be above maxBits
 */
export interface KeyRules {
  /** Kind of key. */
  type: "EC" | "RSA";
  /**
   * Named curves (FIPS 186-5).
   * @listType set
   * @minItems 1
   * @maxItems 3
   */
  curves?: ("P-256" | "P-384" | "P-521")[];
  /**
   * Smallest RSA modulus in bits.
   * @format int32
   * @minimum 2048
   * @maximum 16384
   */
  minBits?: number;
  /**
   * Largest RSA modulus in bits.
   * @format int32
   * @minimum 2048
   * @maximum 16384
   */
  maxBits?: number;
}
