import { type AgreementAlgorithm, requireAgreement } from "./agreement.ts";

/** A key encapsulation of RFC 9180, 7.1: Diffie-Hellman on a curve, and the HKDF that goes with it. */
export interface HpkeKem {
  readonly name: string;
  readonly id: number;
  readonly agreement: AgreementAlgorithm;
  /** Name in node:crypto. */
  readonly hash: string;
  readonly secretBytes: number;
  /** Of the encapsulated key, which is a public key; points are uncompressed. */
  readonly encapsulatedBytes: number;
}

/** RFC 9180, 7.2 */
export interface HpkeKdf {
  readonly name: string;
  readonly id: number;
  /** Name in node:crypto. */
  readonly hash: string;
  readonly hashBytes: number;
}

/** RFC 9180, 7.3; nonces have 12 bytes and tags 16. */
export interface HpkeAead {
  readonly name: string;
  readonly id: number;
  /** Name in node:crypto. */
  readonly cipher: "aes-128-gcm" | "aes-256-gcm" | "chacha20-poly1305";
  readonly keyBytes: number;
}

export interface HpkeSuite {
  readonly kem: HpkeKem;
  readonly kdf: HpkeKdf;
  readonly aead: HpkeAead;
}

// biome-ignore format: a table reads as a table
const KEMS: readonly HpkeKem[] = [
  kem("X25519", 0x0020, "X25519",    "sha256", 32, 32),
  kem("X448",   0x0021, "X448",      "sha512", 64, 56),
  kem("P256",   0x0010, "ECDH-P256", "sha256", 32, 65),
  kem("P384",   0x0011, "ECDH-P384", "sha384", 48, 97),
  kem("P521",   0x0012, "ECDH-P521", "sha512", 64, 133),
];

const KDFS: readonly HpkeKdf[] = [
  { name: "SHA256", id: 0x0001, hash: "sha256", hashBytes: 32 },
  { name: "SHA384", id: 0x0002, hash: "sha384", hashBytes: 48 },
  { name: "SHA512", id: 0x0003, hash: "sha512", hashBytes: 64 },
];

const AEADS: readonly HpkeAead[] = [
  { name: "AES-128-GCM", id: 0x0001, cipher: "aes-128-gcm", keyBytes: 16 },
  { name: "AES-256-GCM", id: 0x0002, cipher: "aes-256-gcm", keyBytes: 32 },
  { name: "ChaCha20-Poly1305", id: 0x0003, cipher: "chacha20-poly1305", keyBytes: 32 },
];

/** Every suite that can be made of them: RFC 9180 ties none to another. */
export const HPKE_SUITES: readonly HpkeSuite[] = KEMS.flatMap((kem) =>
  KDFS.flatMap((kdf) => AEADS.map((aead) => ({ kem, kdf, aead }))),
);

function kem(
  name: string,
  id: number,
  agreement: string,
  hash: string,
  secretBytes: number,
  encapsulatedBytes: number,
): HpkeKem {
  return { name, id, agreement: requireAgreement(agreement), hash, secretBytes, encapsulatedBytes };
}
