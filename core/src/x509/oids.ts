/** Object identifiers, dotted. Sources: RFC 5280, RFC 4519, RFC 3279, RFC 5480, RFC 4055, RFC 8410, RFC 9881, RFC 9909, RFC 2985 */

export const OID = {
  // Public keys
  rsaEncryption: "1.2.840.113549.1.1.1",
  rsassaPss: "1.2.840.113549.1.1.10",
  mgf1: "1.2.840.113549.1.1.8",
  ecPublicKey: "1.2.840.10045.2.1",
  // Extensions
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  issuerAltName: "2.5.29.18",
  basicConstraints: "2.5.29.19",
  crlNumber: "2.5.29.20",
  reasonCode: "2.5.29.21",
  deltaCrlIndicator: "2.5.29.27",
  issuingDistributionPoint: "2.5.29.28",
  certificateIssuer: "2.5.29.29",
  nameConstraints: "2.5.29.30",
  crlDistributionPoints: "2.5.29.31",
  certificatePolicies: "2.5.29.32",
  anyPolicy: "2.5.29.32.0",
  policyMappings: "2.5.29.33",
  authorityKeyIdentifier: "2.5.29.35",
  policyConstraints: "2.5.29.36",
  extKeyUsage: "2.5.29.37",
  anyExtendedKeyUsage: "2.5.29.37.0",
  inhibitAnyPolicy: "2.5.29.54",
  authorityInfoAccess: "1.3.6.1.5.5.7.1.1",
  // Attributes of a request
  extensionRequest: "1.2.840.113549.1.9.14",
} as const;

/** Attribute types that names are built from, by their short names. */
export const NAME_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["C", "2.5.4.6"],
  ["ST", "2.5.4.8"],
  ["O", "2.5.4.10"],
  ["OU", "2.5.4.11"],
  ["L", "2.5.4.7"],
  ["CN", "2.5.4.3"],
]);

export interface NamedCurve {
  /** As FIPS 186 names it. */
  readonly name: string;
  readonly bits: number;
}

export const CURVES: ReadonlyMap<string, NamedCurve> = new Map([
  ["1.3.132.0.33", { name: "P-224", bits: 224 }],
  ["1.2.840.10045.3.1.7", { name: "P-256", bits: 256 }],
  ["1.3.132.0.34", { name: "P-384", bits: 384 }],
  ["1.3.132.0.35", { name: "P-521", bits: 521 }],
]);

/** In the order of their identifiers. Source: RFC 9909, 3 */
export const SLH_DSA_SETS: readonly string[] = ["sha2", "shake"].flatMap((hash) =>
  ["128s", "128f", "192s", "192f", "256s", "256f"].map((size) => `${hash}-${size}`),
);

/** Key types that are known by name and not judged further. */
export const OTHER_KEY_TYPES: ReadonlyMap<string, string> = new Map([
  [OID.rsassaPss, "rsa-pss"],
  ["1.2.840.10040.4.1", "dsa"],
  ["1.3.101.110", "x25519"],
  ["1.3.101.111", "x448"],
  ["1.3.101.112", "ed25519"],
  ["1.3.101.113", "ed448"],
  ["2.16.840.1.101.3.4.3.17", "ml-dsa-44"],
  ["2.16.840.1.101.3.4.3.18", "ml-dsa-65"],
  ["2.16.840.1.101.3.4.3.19", "ml-dsa-87"],
  ...SLH_DSA_SETS.map((set, index) => [`2.16.840.1.101.3.4.3.${20 + index}`, `slh-dsa-${set}`] as const),
]);

/** Purposes of extKeyUsage by the names that profiles use. */
export const KEY_PURPOSES: ReadonlyMap<string, string> = new Map([
  ["serverAuth", "1.3.6.1.5.5.7.3.1"],
  ["clientAuth", "1.3.6.1.5.5.7.3.2"],
  ["codeSigning", "1.3.6.1.5.5.7.3.3"],
  ["emailProtection", "1.3.6.1.5.5.7.3.4"],
  ["timeStamping", "1.3.6.1.5.5.7.3.8"],
  ["OCSPSigning", "1.3.6.1.5.5.7.3.9"],
]);
