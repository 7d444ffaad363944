/** What the measured operations need, and no more: a profile as an application would have it. */
const ALGORITHMS = {
  hash: ["SHA-256", "SHA3-512"],
  mac: ["HMAC-SHA-256"],
  encryption: ["AES-256-GCM"],
  signatures: ["ECDSA-P256-SHA256", "Ed25519", "ML-DSA-65", "RSA-PSS-SHA256"],
  keyAgreement: ["X25519"],
  keyDerivation: ["HKDF-SHA256"],
  keys: ["AES-256", "HMAC", "SECRET", "EC-P256", "Ed25519", "X25519", "ML-DSA-65", "RSA-2048", "RSA-4096"],
} as const;

/** The CryptoProfile document; JSON is YAML. */
export function profileDocument(): string {
  const sections = Object.entries(ALGORITHMS).map(([name, allowed]) => [name, { default: allowed[0], allowed }]);
  return JSON.stringify({
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "bench" },
    spec: Object.fromEntries(sections),
  });
}

/** The same, compiled, for calls without a server. */
export function choice(section: keyof typeof ALGORITHMS): { default: string; allowed: ReadonlySet<string> } {
  return { default: ALGORITHMS[section][0], allowed: new Set(ALGORITHMS[section]) };
}
