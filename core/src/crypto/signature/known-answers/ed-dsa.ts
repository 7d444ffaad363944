import type { KnownSignature } from "./known-signature.ts";

/** These are deterministic: signing again gives the same bytes. */
export const KNOWN_ED_DSA: readonly KnownSignature[] = [
  {
    algorithm: "Ed25519",
    publicKey: { kind: "raw", nodeType: "ed25519", bytes: "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=" },
    message: "cg==",
    signature: `
kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA==`,
    source: "RFC 8032, 7.1, test 2",
  },
  {
    algorithm: "Ed448",
    publicKey: {
      kind: "raw",
      nodeType: "ed448",
      bytes: "Q7oo9DDN/0Vq5TFUX37NCsg0pV2TWMA3K/oMbGeYwIZq6gHrAHQoArhDjqTLghacI1FgYntMOpSA",
    },
    message: "Aw==",
    signature: `
1Pj2Exdw3Ub0CGfW/V1QVd5DVB+MXjWrvNABsyqJ99IVH3ZH8R2Moq4nn7hC1gchf85uBC9oFeoADIV0HeXI2hFEpqGrp/lt5CUF16cphST9pT
j8y7t1T1eMHK0Q1U0NVChAfoXcvJikkVXBN2TmbDwA`,
    options: { context: Uint8Array.from([102, 111, 111]) },
    source: "RFC 8032, 7.4, 1 octet with context",
  },
];
