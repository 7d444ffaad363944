import type { SignatureAlgorithm } from "./signature-row.ts";

/** An algorithm that hashes the message in its own way, and whose key type has its name. */
export type PureFacts = Omit<SignatureAlgorithm, "scheme" | "keyType" | "hash" | "composite">;

const NIST = "2.16.840.1.101.3.4.3";

/** Signing takes 35 us with Ed25519 and 60 us with Ed448, verifying 78 and 210 us. Ed25519 has no context (RFC 8032, 8.3). */
export const ED_DSA: readonly PureFacts[] = [
  edDsa({ name: "Ed25519", oid: "1.3.101.112", strengthBits: 128, signatureBytes: 64, verifying: "here" }),
  edDsa({ name: "Ed448", oid: "1.3.101.113", strengthBits: 224, signatureBytes: 114, maxContextBytes: 255 }),
];

function edDsa(
  facts: Partial<PureFacts> & Pick<PureFacts, "name" | "oid" | "strengthBits" | "signatureBytes">,
): PureFacts {
  const common = { keyFamily: "edwards", fips: true, postQuantum: false, source: "RFC 8032; FIPS 186-5, 7" } as const;
  return { ...common, maxContextBytes: 0, signing: "here", verifying: "pool", ...facts };
}

/** Signing takes about 1 ms (the number of tries is random), verifying 160 to 450 us. Sizes: FIPS 204, table 2. */
// biome-ignore format: a table reads as a table
const ML_DSA: readonly PureFacts[] = [
  mlDsa("ML-DSA-44", 17, 128, 2420),
  mlDsa("ML-DSA-65", 18, 192, 3309),
  mlDsa("ML-DSA-87", 19, 256, 4627),
];

function mlDsa(name: string, arc: number, strengthBits: number, signatureBytes: number): PureFacts {
  const common = {
    keyFamily: "ml-dsa",
    fips: true,
    postQuantum: true,
    maxContextBytes: 255,
    source: "FIPS 204",
  } as const;
  return { name, oid: `${NIST}.${arc}`, strengthBits, signatureBytes, signing: "pool", verifying: "pool", ...common };
}

/** Bytes of a signature by what the name ends in. Source: FIPS 205, table 2 */
const SLH_DSA_SETS: readonly (readonly [set: string, strengthBits: number, signatureBytes: number])[] = [
  ["128s", 128, 7856],
  ["128f", 128, 17_088],
  ["192s", 192, 16_224],
  ["192f", 192, 35_664],
  ["256s", 256, 29_792],
  ["256f", 256, 49_856],
];
const FIRST_SLH_DSA_ARC = 20;

/** Signing takes 20 ms to 600 ms, verifying 0.25 to 5 ms. */
function slhDsa(): readonly PureFacts[] {
  const common = {
    keyFamily: "slh-dsa",
    fips: true,
    postQuantum: true,
    maxContextBytes: 255,
    source: "FIPS 205",
  } as const;
  return ["SHA2", "SHAKE"].flatMap((hash, half) =>
    SLH_DSA_SETS.map(([set, strengthBits, signatureBytes], index): PureFacts => {
      const oid = `${NIST}.${FIRST_SLH_DSA_ARC + half * SLH_DSA_SETS.length + index}`;
      const name = `SLH-DSA-${hash}-${set}`;
      return { name, oid, strengthBits, signatureBytes, signing: "heavy", verifying: "pool", ...common };
    }),
  );
}

export const LATTICE_AND_HASH_BASED: readonly PureFacts[] = [...ML_DSA, ...slhDsa()];
