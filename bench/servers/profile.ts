/** What the measured operations need, and no more. JSON is YAML. */
const SPEC = {
  hash: { default: "SHA3-512", allowed: ["SHA-256", "SHA3-512"] },
  mac: { default: "HMAC-SHA-256", allowed: ["HMAC-SHA-256"] },
  encryption: { default: "AES-256-GCM", allowed: ["AES-256-GCM"] },
  signatures: {
    default: "ECDSA-P256-SHA256",
    allowed: ["ECDSA-P256-SHA256", "ECDSA-P384-SHA384", "ECDSA-P521-SHA512", "Ed25519"],
  },
  keys: {
    default: "EC-P256",
    allowed: ["AES-256", "HMAC", "EC-P256", "EC-P384", "EC-P521", "Ed25519"],
    allowPersist: true,
  },
  certificates: {
    issuer: { callerSupplied: true },
    validity: { notBefore: "-1h", notAfter: "2160h" },
    subjectKeys: [{ type: "EC", curves: ["P-256", "P-384"] }],
    signatureAlgorithm: "ecdsa-with-SHA256",
    keyUsage: ["digitalSignature"],
    extendedKeyUsage: ["serverAuth", "clientAuth"],
    basicConstraints: { ca: false },
    subjectAlternativeNames: { dnsNames: ["*.example.com"] },
  },
};

/** The CryptoProfile that Keyward serves while it is measured. */
export function profileDocument(): string {
  const metadata = { name: "bench" };
  return JSON.stringify({ apiVersion: "keyward.dev/v1alpha1", kind: "CryptoProfile", metadata, spec: SPEC });
}
