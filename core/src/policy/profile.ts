/**
 * A profile in the form that calls are judged by: compiled once, deeply frozen, never changed.
 * It is made from a CryptoProfile (crds/compile) or from one entry of a crypto-broker profile file.
 */
export interface Profile {
  readonly name: string;
  /** uid and generation together name a state: a re-created object begins at generation 1 again. */
  readonly uid: string;
  readonly generation: number;
  readonly hash: AlgorithmChoice | undefined;
  readonly encryption: AlgorithmChoice | undefined;
  readonly certificates: CertificatePolicy | undefined;
}

/** Names are keys of the algorithm registry. `default` is one of `allowed`. */
export interface AlgorithmChoice {
  readonly default: string;
  readonly allowed: ReadonlySet<string>;
}

export interface CertificatePolicy {
  readonly issuer: {
    readonly keyPolicies: ReadonlySet<string>;
    readonly callerSupplied: boolean;
  };
  /** X.509 name, for example `ecdsa-with-SHA384`; undefined: the one that fits the CA key. */
  readonly signatureAlgorithm: string | undefined;
  readonly notBeforeOffsetMs: number;
  readonly notAfterOffsetMs: number;
  readonly subjectKeys: KeyLimits;
  /** For CA keys that a caller brings. */
  readonly issuerKeys: KeyLimits;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined };
  /** Registry name of a hash. */
  readonly subjectKeyIdentifierHash: string;
}

/** A type that is absent is refused. */
export type KeyLimits = ReadonlyMap<"rsa" | "ecdsa", KeySizeLimits>;

export interface KeySizeLimits {
  /** Bits, inclusive: modulus of an RSA key, field size of a curve. */
  readonly minBits: number;
  readonly maxBits: number;
  /** Where present, only these curves, as `P-256`. */
  readonly curves: ReadonlySet<string> | undefined;
}
