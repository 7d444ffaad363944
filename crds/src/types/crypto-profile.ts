import type { Condition, LocalRef, ObjectMeta } from "./meta.ts";

/**
 * What the pods that name it may do with cryptography. Changes reach running pods without a restart.
 * @kind CryptoProfile
 * @plural cryptoprofiles
 * @singular cryptoprofile
 * @shortName cprof
 * @category keyward
 * @scope Namespaced
 * @nameMaxLength 63
 * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
 * @printerColumn Hash string .spec.hash.default
 * @printerColumn Issuer string .spec.certificates.issuer.keyPolicyRef.name
 * @printerColumn Live string .status.summary
 * @printerColumn Age date .metadata.creationTimestamp
 */
export interface CryptoProfile {
  apiVersion: "keyward.dev/v1alpha1";
  kind: "CryptoProfile";
  metadata: ObjectMeta;
  /** What is permitted; a section that is absent permits nothing of its kind. */
  spec: CryptoProfileSpec;
  /** Written by the operator. */
  status?: CryptoProfileStatus;
}

/**
 * @rule has(self.hash) || has(self.mac) || has(self.encryption) || has(self.signatures) || has(self.keyAgreement) || has(self.keyEncapsulation) || has(self.asymmetricEncryption) || has(self.keyDerivation) || has(self.keys) || has(self.certificates) : permit something: hash, mac, encryption, signatures, keyAgreement, keyEncapsulation, asymmetricEncryption, keyDerivation, keys or certificates
 */
export interface CryptoProfileSpec {
  /**
   * FIPS permits approved algorithms and sizes only, and asks for a sidecar that runs with the FIPS provider of OpenSSL.
   * @default "Standard"
   */
  mode?: "Standard" | "FIPS";
  /** Hashing. */
  hash?: AlgorithmRules;
  /** Message authentication codes. */
  mac?: MacRules;
  /** Encryption with symmetric keys. */
  encryption?: EncryptionRules;
  /** Signatures, of tokens and CMS too. */
  signatures?: AlgorithmRules;
  /** Key agreement. */
  keyAgreement?: AlgorithmRules;
  /** Key encapsulation. */
  keyEncapsulation?: AlgorithmRules;
  /** Encryption to a public key. */
  asymmetricEncryption?: AlgorithmRules;
  /** Key derivation. */
  keyDerivation?: KeyDerivationRules;
  /** Keys that applications make, bring and keep; absent: none. */
  keys?: KeyUseRules;
  /**
   * Which containers may use the keys of which KeyPolicies; default: none.
   * @listType atomic
   * @maxItems 64
   */
  grants?: GrantRules[];
  /** Bounds of one call, one connection and one context. */
  limits?: LimitRules;
  /** Certificates that pods may have issued for their PKCS#10 requests. */
  certificates?: CertificateRules;
}

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
   * Name of a KeyPolicy in the same namespace.
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

/**
 * @rule duration(self.contextLifetime) <= duration(self.maxContextLifetime) : contextLifetime must not be above maxContextLifetime
 * @rule !has(self.callers) || self.callers.all(a, a.containers.all(n, self.callers.exists_one(b, n in b.containers))) : a container may be named by one entry of callers only
 */
export interface LimitRules {
  /**
   * Most bytes of one message that is not streamed, in KiB.
   * @format int32
   * @minimum 1
   * @maximum 2048
   * @default 2048
   */
  maxMessageKibibytes?: number;
  /**
   * Most open contexts of one connection.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 256
   */
  contexts?: number;
  /**
   * Most ephemeral keys of one connection.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 1024
   */
  ephemeralKeys?: number;
  /**
   * Most keys that one identity may keep under names.
   * @format int32
   * @minimum 0
   * @maximum 65536
   * @default 256
   */
  namedKeys?: number;
  /**
   * How long a context lives where its opener says nothing.
   * @default "5m"
   */
  contextLifetime?: DurationText;
  /**
   * The longest lifetime that an opener may ask for.
   * @default "1h"
   */
  maxContextLifetime?: DurationText;
  /**
   * Whether an opener may ask for a context that lives as long as its connection.
   * @default false
   */
  unlimitedContexts?: boolean;
  /**
   * Most calls of one container in a second, where `callers` says nothing else; default: any number.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  callsPerSecond?: number;
  /**
   * Most calls of one container that are under way at once, where `callers` says nothing else.
   * @format int32
   * @minimum 1
   * @maximum 65536
   * @default 1024
   */
  callsInFlight?: number;
  /**
   * What holds for single containers; one that no entry names has the limits above, and Normal priority.
   * @listType atomic
   * @maxItems 32
   */
  callers?: CallerRules[];
}

/**
 * @rule !has(self.burst) || has(self.callsPerSecond) : burst belongs to callsPerSecond: set both
 */
export interface CallerRules {
  /**
   * Names of containers; "*" is every container that no entry names.
   * @listType set
   * @minItems 1
   * @maxItems 16
   */
  containers: ContainerName[];
  /**
   * Most calls in a second, each item of a batch counted; default: that of all containers.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  callsPerSecond?: number;
  /**
   * Most calls at once after a rest; default: callsPerSecond.
   * @format int32
   * @minimum 1
   * @maximum 10000000
   */
  burst?: number;
  /**
   * Most calls that are under way at once; default: that of all containers.
   * @format int32
   * @minimum 1
   * @maximum 65536
   */
  callsInFlight?: number;
  /**
   * Whose work goes first, and gets more of the time, where more than one container has some waiting. Low is never left out.
   * @default "Normal"
   */
  priority?: "High" | "Normal" | "Low";
}

/**
 * @minLength 1
 * @maxLength 63
 * @pattern ^(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$
 */
export type ContainerName = string;

/**
 * Name of an algorithm as its standard writes it, for example SHA3-512. Unknown names are refused by the operator.
 * @minLength 1
 * @maxLength 64
 * @pattern ^[A-Za-z0-9][A-Za-z0-9./_-]*$
 */
export type AlgorithmName = string;

/**
 * @rule !has(self.basicConstraints) || !self.basicConstraints.ca || (has(self.keyUsage) && 'keyCertSign' in self.keyUsage) : a CA certificate needs keyCertSign among keyUsage (RFC 5280, 4.2.1.9)
 * @rule !has(self.issuerKeys) || (has(self.issuer.callerSupplied) && self.issuer.callerSupplied) : issuerKeys judges CA keys that callers bring; it needs issuer.callerSupplied set to true
 * @rule !has(self.nameConstraints) || (has(self.basicConstraints) && self.basicConstraints.ca) : nameConstraints are for CA certificates: set basicConstraints.ca to true
 */
export interface CertificateRules {
  /** Whose key signs. */
  issuer: IssuerRules;
  /** Validity period. */
  validity: ValidityRules;
  /**
   * Public keys that a request may hold; one entry for each type.
   * @listType map
   * @listMapKey type
   * @minItems 1
   * @maxItems 6
   */
  subjectKeys: SubjectKeyRules[];
  /**
   * CA keys that a caller may bring with the request; default: what subjectKeys permits of EC and RSA keys.
   * @listType map
   * @listMapKey type
   * @minItems 1
   * @maxItems 2
   */
  issuerKeys?: KeyRules[];
  /** X.509 name of the signature algorithm; default: the one that fits the CA key (RFC 5758 for EC keys, sha256WithRSAEncryption for RSA). */
  signatureAlgorithm?:
    | "ecdsa-with-SHA256"
    | "ecdsa-with-SHA384"
    | "ecdsa-with-SHA512"
    | "sha256WithRSAEncryption"
    | "sha384WithRSAEncryption"
    | "sha512WithRSAEncryption";
  /**
   * Bits of the keyUsage extension; absent or empty: no such extension (RFC 5280, 4.2.1.3).
   * @listType set
   * @maxItems 9
   */
  keyUsage?: KeyUsageName[];
  /**
   * Purposes of the extKeyUsage extension; absent or empty: no such extension (RFC 5280, 4.2.1.12).
   * @listType set
   * @maxItems 6
   */
  extendedKeyUsage?: ExtendedKeyUsageName[];
  /** Whether issued certificates are CA certificates; default: they are not. */
  basicConstraints?: BasicConstraintsRules;
  /**
   * Hash for the subjectKeyIdentifier extension.
   * @default "SHA-256"
   */
  subjectKeyIdentifierHash?: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "SHA3-256" | "SHA3-384" | "SHA3-512";
  /**
   * Names of a request that are taken over; a request that asks for another is refused. Absent: none is taken over, whatever a request
   * asks for. This and what follows is for keyPolicyRef only, not for CA keys that callers bring.
   */
  subjectAlternativeNames?: AlternativeNameRules;
  /**
   * Expressions that must all be true for a request.
   * @listType map
   * @listMapKey name
   * @maxItems 16
   */
  rules?: CertificateExpression[];
  /** Names that issued CA certificates may vouch for (RFC 5280, 4.2.1.10); default: any. */
  nameConstraints?: NameConstraintRules;
  /**
   * Policies of the certificatePolicies extension; absent: no such extension (RFC 5280, 4.2.1.4).
   * @listType map
   * @listMapKey oid
   * @maxItems 16
   */
  policies?: IssuedPolicyRules[];
  /**
   * Where the issuer's revocation list is (RFC 5280, 4.2.1.13); absent: no such extension.
   * @listType set
   * @maxItems 8
   */
  crlDistributionPoints?: HttpUrl[];
  /**
   * Where the issuer's OCSP responder is (RFC 5280, 4.2.2.1).
   * @listType set
   * @maxItems 8
   */
  ocspUrls?: HttpUrl[];
  /**
   * Where the issuer's own certificate is (RFC 5280, 4.2.2.1).
   * @listType set
   * @maxItems 8
   */
  caIssuerUrls?: HttpUrl[];
  /**
   * Extensions that Keyward does not govern itself; default: none.
   * @listType map
   * @listMapKey oid
   * @maxItems 16
   */
  allowedExtensions?: ExtensionRules[];
  /**
   * Whether callers may have revocation lists signed with the issuer's key.
   * @default false
   */
  revocationLists?: boolean;
}

/** Kinds that are absent permit no name of theirs. */
export interface AlternativeNameRules {
  /**
   * DNS names; a leftmost label * stands for one label, ** for one or more, for example *.shop.example.com.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  dnsNames?: NamePatternText[];
  /**
   * Networks that addresses may be of, for example 10.0.0.0/8 or fd00::/8.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  ipAddresses?: CidrText[];
  /**
   * Mailboxes; *@example.com is every one of the host.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  emailAddresses?: NamePatternText[];
  /**
   * URIs; behind the host * stands for characters other than a slash, ** for any, for example spiffe://cluster.local/ns/shop/**.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  uris?: NamePatternText[];
  /**
   * Whether a request may ask for a wildcard DNS name, which must fit a pattern as any other.
   * @default false
   */
  wildcards?: boolean;
  /**
   * Most names in one request.
   * @format int32
   * @minimum 1
   * @maximum 64
   * @default 16
   */
  maxNames?: number;
}

export interface CertificateExpression {
  /**
   * For refusals.
   * @minLength 1
   * @maxLength 64
   * @pattern ^[A-Za-z0-9][A-Za-z0-9 ._-]*$
   */
  name: string;
  /**
   * CEL over csr {subject, commonNames, dnsNames, ipAddresses, emailAddresses, uris, keyType, keyBits} and caller {namespace, container,
   * pod}; without regular expressions. One that fails counts as false.
   * @minLength 1
   * @maxLength 1024
   */
  expression: string;
}

/**
 * @rule has(self.permitted) || has(self.excluded) : constrain something: permitted or excluded
 */
export interface NameConstraintRules {
  /** Names must lie in one of these, for each kind that is listed. */
  permitted?: SubtreeRules;
  /** Names must lie in none of these. */
  excluded?: SubtreeRules;
}

/**
 * @rule has(self.dnsNames) || has(self.ipAddresses) || has(self.emailAddresses) || has(self.uris) : list some names: dnsNames, ipAddresses, emailAddresses or uris
 */
export interface SubtreeRules {
  /**
   * Domains, with everything below.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  dnsNames?: NamePatternText[];
  /**
   * Networks.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  ipAddresses?: CidrText[];
  /**
   * A mailbox, a host, or with a leading dot a domain.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  emailAddresses?: NamePatternText[];
  /**
   * Hosts of URIs, or with a leading dot a domain.
   * @listType set
   * @minItems 1
   * @maxItems 32
   */
  uris?: NamePatternText[];
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

/**
 * In ASCII.
 * @minLength 1
 * @maxLength 253
 * @pattern ^[!-~]+$
 */
export type NamePatternText = string;

/**
 * Address and length of the prefix.
 * @maxLength 49
 * @pattern ^[0-9a-fA-F.:]+/[0-9]{1,3}$
 */
export type CidrText = string;

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

/**
 * @rule has(self.keyPolicyRef) || (has(self.callerSupplied) && self.callerSupplied) : name a keyPolicyRef, or set callerSupplied to true
 */
export interface IssuerRules {
  /** KeyPolicy in the same namespace whose CA key signs; it never leaves Keyward. */
  keyPolicyRef?: LocalRef;
  /**
   * Whether a caller may bring the CA's private key with each request, as crypto-broker clients do.
   * @default false
   */
  callerSupplied?: boolean;
}

/**
 * Offsets from now; the default of a request that names no times, and the widest that it may name.
 * @rule duration(self.notBefore) < duration(self.notAfter) : notBefore must be earlier than notAfter
 * @rule duration(self.notBefore) >= duration('-876000h') : notBefore must be at least -876000h (100 years before now)
 * @rule duration(self.notAfter) <= duration('876000h') : notAfter must be at most 876000h (100 years)
 */
export interface ValidityRules {
  /**
   * Start, as an offset from now; usually negative, for clocks that are behind.
   * @default "-1h"
   */
  notBefore?: DurationText;
  /** End, as an offset from now. */
  notAfter: DurationText;
}

/**
 * Decimal numbers with units ns, us, ms, s, m, h, for example -1h or 1h30m.
 * @maxLength 32
 * @pattern ^[-+]?([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$
 */
export type DurationText = string;

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

export interface CryptoProfileStatus {
  /**
   * Generation that the rest of status describes.
   * @format int64
   */
  observedGeneration?: number;
  /**
   * Ready: valid, and live on every pod that uses it. Valid: the spec can be put in force.
   * @listType map
   * @listMapKey type
   * @maxItems 16
   */
  conditions?: Condition[];
  /** One line, for example "41/42 pods on generation 7, slowest 380 ms". */
  summary?: string;
  /** The pods that use the profile. */
  pods?: PodSummary;
  /** How fast the observed generation reached them. */
  reload?: ReloadSummary;
  /** Where sidecars of this profile find the operator. */
  agent?: AgentEndpoint;
}

export interface PodSummary {
  /**
   * Pods with the sidecar that are not finished.
   * @format int32
   */
  total: number;
  /**
   * How many of them acknowledged the observed generation.
   * @format int32
   */
  current: number;
  /**
   * The pods one by one, those behind first; at most 50.
   * @listType map
   * @listMapKey name
   * @maxItems 50
   */
  items?: PodState[];
}

export interface PodState {
  /** Name of the pod. */
  name: string;
  /**
   * Generation that is live in the pod; absent: none was acknowledged yet.
   * @format int64
   */
  generation?: number;
  /**
   * From the moment the operator saw the generation to the pod's acknowledgement, in milliseconds.
   * @format int32
   */
  reloadMilliseconds?: number;
  /**
   * Why the pod refused the observed generation.
   * @maxLength 1024
   */
  fault?: string;
}

export interface ReloadSummary {
  /**
   * Half of the pods were faster, in milliseconds.
   * @format int32
   */
  medianMilliseconds: number;
  /**
   * The slowest pod, in milliseconds.
   * @format int32
   */
  slowestMilliseconds: number;
  /** Name of the slowest pod. */
  slowestPod: string;
}

export interface AgentEndpoint {
  /** IP address and port. */
  address: string;
  /** Name in the endpoint's certificate. */
  serverName: string;
  /** PEM of the certificate authorities that may vouch for it. */
  caBundle: string;
}
