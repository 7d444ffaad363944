/** What the clients need, and SHA-224 not: its refusal is one of the cases. */
export function clientsProfile(): object {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "judges" },
    spec: {
      hash: { default: "SHA-256", allowed: ["SHA-256", "SHA-512", "SHA3-512"] },
      encryption: { default: "AES-256-GCM", allowed: ["AES-256-GCM"] },
      keys: { default: "AES-256", allowed: ["AES-256"] },
    },
  };
}
