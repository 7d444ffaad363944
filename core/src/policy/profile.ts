import type { KeyUsages } from "../algorithms/key-usage.ts";
import type { CertificateContents } from "./certificate-contents.ts";

/**
 * A profile in the form that calls are judged by: compiled once, deeply frozen, never changed.
 * It is made from a CryptoProfile (crds/compile) or from one entry of a crypto-broker profile file.
 */
export interface Profile {
  readonly name: string;
  /** uid and generation together name a state: a re-created object begins at generation 1 again. */
  readonly uid: string;
  readonly generation: number;
  readonly mode: "Standard" | "FIPS";
  readonly hash: AlgorithmChoice | undefined;
  readonly mac: MacPolicy | undefined;
  readonly encryption: EncryptionPolicy | undefined;
  readonly signatures: AlgorithmChoice | undefined;
  readonly keyAgreement: AlgorithmChoice | undefined;
  readonly keyEncapsulation: AlgorithmChoice | undefined;
  readonly asymmetricEncryption: AlgorithmChoice | undefined;
  readonly keyDerivation: KeyDerivationPolicy | undefined;
  readonly keys: KeyUsePolicy | undefined;
  readonly grants: readonly KeyGrant[];
  readonly limits: ProfileLimits;
  readonly certificates: CertificatePolicy | undefined;
}

export interface MacPolicy extends AlgorithmChoice {
  readonly minTagBytes: number;
}

export interface EncryptionPolicy extends AlgorithmChoice {
  readonly callerNonces: boolean;
  readonly minTagBytes: number;
}

export interface KeyDerivationPolicy extends AlgorithmChoice {
  readonly minIterations: number;
  readonly maxIterations: number;
  readonly maxMemoryBytes: number;
}

/** Which keys applications may make, bring, keep and take out. Names are key types. */
export interface KeyUsePolicy extends AlgorithmChoice {
  readonly allowImport: boolean;
  readonly allowExport: boolean;
  readonly allowPersist: boolean;
}

/** What a container may do with the key of a KeyPolicy. */
export interface KeyGrant {
  /** Name of a container, or `*` for every one. */
  readonly container: string;
  readonly policy: string;
  readonly usages: KeyUsages;
}

export interface ProfileLimits {
  /** Of one message that is not streamed. */
  readonly maxMessageBytes: number;
  /** Open contexts of one connection. */
  readonly contexts: number;
  /** Of one connection. */
  readonly ephemeralKeys: number;
  /** Of one identity. */
  readonly namedKeys: number;
  readonly contextLifetimeMs: number;
  readonly maxContextLifetimeMs: number;
  /** Whether a context may live as long as its connection. */
  readonly unlimitedContexts: boolean;
  /** Of a container that `callers` says nothing of. */
  readonly calls: CallLimits;
  /** By the name of the container; `*` is every other one. */
  readonly callers: ReadonlyMap<string, CallLimits>;
}

/** Whose work goes first where more than one container has some waiting. */
export type Priority = "High" | "Normal" | "Low";

/** How much one container may ask for, over all its connections. */
export interface CallLimits {
  readonly rate: CallRate | undefined;
  readonly inFlight: CallsInFlight;
  readonly priority: Priority;
}

/** `rule` is its path in the profile, for whoever is refused. */
export interface CallRate {
  readonly rule: string;
  readonly callsPerSecond: number;
  /** Calls at once after a rest. */
  readonly burst: number;
}

export interface CallsInFlight {
  readonly rule: string;
  readonly calls: number;
}

/** What holds where a profile says nothing of limits. */
export const DEFAULT_LIMITS: ProfileLimits = Object.freeze({
  maxMessageBytes: 2 * 1024 * 1024,
  contexts: 256,
  ephemeralKeys: 1024,
  namedKeys: 256,
  contextLifetimeMs: 300_000,
  maxContextLifetimeMs: 3_600_000,
  unlimitedContexts: false,
  calls: Object.freeze({
    rate: undefined,
    inFlight: Object.freeze({ rule: "limits.callsInFlight", calls: 1024 }),
    priority: "Normal",
  }),
  callers: new Map(),
});

/** A profile that permits nothing; whoever makes one from a foreign format begins here. */
export const EMPTY_PROFILE: Omit<Profile, "name" | "uid" | "generation"> = Object.freeze({
  mode: "Standard",
  hash: undefined,
  mac: undefined,
  encryption: undefined,
  signatures: undefined,
  keyAgreement: undefined,
  keyEncapsulation: undefined,
  asymmetricEncryption: undefined,
  keyDerivation: undefined,
  keys: undefined,
  grants: [],
  limits: DEFAULT_LIMITS,
  certificates: undefined,
});

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
  /** Of certificates with a KeyPolicy's key; those with a caller's key follow the crypto-broker's protocol. */
  readonly contents: CertificateContents;
  /** Whether revocation lists may be signed with the issuer's key. */
  readonly revocationLists: boolean;
}

/** Kinds of public keys that can be permitted. */
export type SubjectKeyKind = "rsa" | "ecdsa" | "ed25519" | "ed448" | "ml-dsa" | "slh-dsa";

/** A type that is absent is refused. */
export type KeyLimits = ReadonlyMap<SubjectKeyKind, KeySizeLimits>;

export interface KeySizeLimits {
  /** Bits, inclusive: modulus of an RSA key, field size of a curve. */
  readonly minBits: number;
  readonly maxBits: number;
  /** Where present, only these curves, as `P-256`. */
  readonly curves: ReadonlySet<string> | undefined;
  /** Where present, only these parameter sets, as `ml-dsa-65`; key types without sizes have 0 bits. */
  readonly parameterSets?: ReadonlySet<string>;
}
