/** JSON, which is YAML as well. */
export const CRYPTO_PROFILE = {
  apiVersion: "keyward.dev/v1alpha1",
  kind: "CryptoProfile",
  metadata: { name: "payments" },
  spec: {
    hash: { default: "SHA3-512", allowed: ["SHA-256", "SHA3-512"] },
    encryption: { default: "AES-256-GCM", allowed: ["AES-128-GCM", "AES-256-GCM"] },
    certificates: {
      issuer: { keyPolicyRef: { name: "shop-ca" }, callerSupplied: true },
      validity: { notBefore: "-1h", notAfter: "2160h" },
      subjectKeys: [
        { type: "EC", curves: ["P-256", "P-384"] },
        { type: "RSA", minBits: 3072, maxBits: 4096 },
      ],
      issuerKeys: [{ type: "EC", curves: ["P-384"] }],
      signatureAlgorithm: "ecdsa-with-SHA384",
      keyUsage: ["digitalSignature"],
      extendedKeyUsage: ["serverAuth"],
      basicConstraints: { ca: false },
      subjectKeyIdentifierHash: "SHA-256",
      subjectAlternativeNames: {
        dnsNames: ["*.shop.example", "**.local"],
        ipAddresses: ["10.0.0.0/8", "fd00::/8"],
        emailAddresses: ["*@shop.example"],
        uris: ["spiffe://td/ns/*/**"],
      },
      rules: [{ name: "own", expression: "csr.dnsNames.all(n, n.startsWith(caller.namespace)) && csr.keyBits > 1" }],
      policies: [{ oid: "1.2.3.4", cps: "https://shop.example/cps" }],
      allowedExtensions: [{ oid: "1.3.6.1.5.5.7.1.24", value: "MAMCAQU=" }],
    },
  },
};

export const KEY_POLICY = {
  apiVersion: "keyward.dev/v1alpha1",
  kind: "KeyPolicy",
  metadata: { name: "shop-ca" },
  spec: {
    algorithm: "ECDSA-P384",
    usages: ["sign", "verify"],
    certificateAuthority: { subject: { commonName: "Shop CA", country: "DE" }, validity: "43800h", pathLength: 0 },
  },
};

export const BROKER_PROFILES = [
  {
    Name: "Default",
    Settings: { CryptoLibrary: "native" },
    API: {
      HashData: { HashAlg: "sha3-512" },
      EncryptData: { EncryptAlg: "aes-gcm", KeySize: 256 },
      SignCertificate: {
        SignAlg: "ecdsa",
        HashAlg: "sha-512",
        Validity: { ValidNotBeforeOffset: "-1h", ValidNotAfterOffset: "8760h" },
        KeyConstraints: {
          Subject: { RSA: { MinKeySize: 3072, MaxKeySize: 4096 }, ECDSA: { MinKeySize: 256, MaxKeySize: 521 } },
          Issuer: { ECDSA: { MinKeySize: 256, MaxKeySize: 521 } },
        },
        KeyUsage: ["digitalSignature"],
        ExtendedKeyUsage: ["serverAuth"],
        BasicConstraints: { CA: true, PathLenConstraint: 1 },
        SKIHashAlg: "sha-256",
      },
    },
  },
];

const YAML = `# comment
- &base
  Name: Default
  Settings: {CryptoLibrary: native}
  API:
    HashData:
      HashAlg: "sha3-512"
- <<: *base
  Name: |
    Other
`;

export const asJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

export const PROFILE_TEXTS: readonly Uint8Array[] = [
  asJson(CRYPTO_PROFILE),
  asJson(BROKER_PROFILES),
  Buffer.from(YAML),
];
