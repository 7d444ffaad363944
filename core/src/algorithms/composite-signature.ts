import type { HashAlgorithm } from "./hash.ts";
import { requireHash } from "./hash.ts";

/** A composite of ML-DSA and a traditional algorithm: a signature holds only where both halves hold. */
export interface Composite {
  /** The draft's name without "id-". It names the key type, too: a composite key has one algorithm. */
  readonly name: string;
  readonly oid: string;
  /** Registry names of the halves' signature algorithms; ML-DSA comes first in keys and signatures. */
  readonly parts: readonly [mlDsa: string, traditional: string];
  /** Key types of the halves. */
  readonly keyParts: readonly [mlDsa: string, traditional: string];
  /** Bytes of the serialised public key. */
  readonly publicKeyBytes: number;
  readonly strengthBits: number;
  /** Domain separator that goes before the message's hash, and ML-DSA's context. */
  readonly label: string;
  /** What the message is hashed with before both halves sign it. */
  readonly preHash: HashAlgorithm;
}

/** FIPS 204, table 2, and FIPS 204, table 1. */
const ML_DSA = {
  44: { publicKeyBytes: 1312, strengthBits: 128 },
  65: { publicKeyBytes: 1952, strengthBits: 192 },
  87: { publicKeyBytes: 2592, strengthBits: 256 },
} as const;

/** The hash with an ECDSA half is the curve's own, whatever the message was hashed with before. */
const TRADITIONAL = {
  P256: { algorithm: "ECDSA-P256-SHA256", keyType: "EC-P256", publicKeyBytes: 65 },
  P384: { algorithm: "ECDSA-P384-SHA384", keyType: "EC-P384", publicKeyBytes: 97 },
  P521: { algorithm: "ECDSA-P521-SHA512", keyType: "EC-P521", publicKeyBytes: 133 },
  Ed25519: { algorithm: "Ed25519", keyType: "Ed25519", publicKeyBytes: 32 },
  Ed448: { algorithm: "Ed448", keyType: "Ed448", publicKeyBytes: 57 },
} as const;

const SHA256 = requireHash("SHA-256");
const SHA512 = requireHash("SHA-512");
/** The draft takes 64 bytes of it, twice its usual length. */
const SHAKE256_64: HashAlgorithm = Object.freeze({ ...requireHash("SHAKE-256"), digestBytes: 64, strengthBits: 256 });

/**
 * The combinations with elliptic curves; the ones with RSA and Brainpool curves are left out.
 * Source: draft-ietf-lamps-pq-composite-sigs-19, 6
 */
// biome-ignore format: a table reads as a table
export const COMPOSITES: readonly Composite[] = [
  composite("MLDSA44-Ed25519-SHA512",    39, 44, "Ed25519", SHA512),
  composite("MLDSA44-ECDSA-P256-SHA256", 40, 44, "P256", SHA256),
  composite("MLDSA65-ECDSA-P256-SHA512", 45, 65, "P256", SHA512),
  composite("MLDSA65-ECDSA-P384-SHA512", 46, 65, "P384", SHA512),
  composite("MLDSA65-Ed25519-SHA512",    48, 65, "Ed25519", SHA512),
  composite("MLDSA87-ECDSA-P384-SHA512", 49, 87, "P384", SHA512),
  composite("MLDSA87-Ed448-SHAKE256",    51, 87, "Ed448", SHAKE256_64),
  composite("MLDSA87-ECDSA-P521-SHA512", 54, 87, "P521", SHA512),
];

function composite(
  name: string,
  arc: number,
  level: keyof typeof ML_DSA,
  with_: keyof typeof TRADITIONAL,
  preHash: HashAlgorithm,
): Composite {
  const traditional = TRADITIONAL[with_];
  return {
    name,
    oid: `1.3.6.1.5.5.7.6.${arc}`,
    parts: [`ML-DSA-${level}`, traditional.algorithm],
    keyParts: [`ML-DSA-${level}`, traditional.keyType],
    publicKeyBytes: ML_DSA[level].publicKeyBytes + traditional.publicKeyBytes,
    strengthBits: ML_DSA[level].strengthBits,
    label: `COMPSIG-${name}`,
    preHash,
  };
}
