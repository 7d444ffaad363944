import { PLAIN_CONTENTS } from "../policy/certificate-contents.ts";
import { freezeProfile } from "../policy/freeze.ts";
import { EMPTY_PROFILE, type Profile } from "../policy/profile.ts";

const HOUR_MS = 3_600_000;

/** A profile that permits something of every kind, for tests that need one; `changes` replace whole sections. */
export function sampleProfile(changes: Partial<Profile> = {}): Profile {
  return freezeProfile({
    ...EMPTY_PROFILE,
    name: "payments",
    uid: "5b6d1c6e-0000-4000-8000-000000000001",
    generation: 7,
    hash: { default: "SHA3-512", allowed: new Set(["SHA-256", "SHA3-512"]) },
    encryption: {
      default: "AES-256-GCM",
      allowed: new Set(["AES-256-GCM"]),
      callerNonces: true,
      minTagBytes: 16,
    },
    certificates: {
      issuer: { keyPolicies: new Set(["shop-ca"]), callerSupplied: false },
      signatureAlgorithm: undefined,
      notBeforeOffsetMs: -HOUR_MS,
      notAfterOffsetMs: 24 * HOUR_MS,
      subjectKeys: new Map([
        ["ecdsa", { minBits: 256, maxBits: 384, curves: new Set(["P-256", "P-384"]) }],
        ["rsa", { minBits: 3072, maxBits: 4096, curves: undefined }],
      ]),
      issuerKeys: new Map(),
      keyUsage: ["digitalSignature"],
      extendedKeyUsage: ["serverAuth"],
      basicConstraints: { ca: false, pathLength: undefined },
      subjectKeyIdentifierHash: "SHA-256",
      contents: PLAIN_CONTENTS,
      revocationLists: false,
    },
    ...changes,
  });
}
