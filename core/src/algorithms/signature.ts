import { COMPOSITES, type Composite } from "./composite-signature.ts";
import { requireHash } from "./hash.ts";
import type { KeyType } from "./key-type.ts";
import { type Registry, registryOf, requireRow } from "./registry.ts";
import { ED_DSA, LATTICE_AND_HASH_BASED, type PureFacts } from "./signature-pure.ts";
import type { Place, SignatureAlgorithm } from "./signature-row.ts";

export type { Place, SchemeName, SignatureAlgorithm } from "./signature-row.ts";

type Common = Omit<SignatureAlgorithm, "name" | "composite" | "maxContextBytes" | "signatureBytes" | "postQuantum">;

function hashed(name: string, common: Omit<Common, "fips">): SignatureAlgorithm {
  const none = { composite: undefined, maxContextBytes: 0, signatureBytes: undefined } as const;
  return { name, fips: true, postQuantum: false, ...none, ...common };
}

/** By the part of a signature's name: RFC 5758, RFC 4055, NIST register 2.16.840.1.101.3.4.3. */
const NIST = "2.16.840.1.101.3.4.3";
const ECDSA = "1.2.840.10045.4.3";
const RSA = "1.2.840.113549.1.1";

// biome-ignore format: a table reads as a table
const HASHES = [
  { part: "SHA256",     hash: "SHA-256",     ecdsa: `${ECDSA}.2`, rsa: `${RSA}.11` },
  { part: "SHA384",     hash: "SHA-384",     ecdsa: `${ECDSA}.3`, rsa: `${RSA}.12` },
  { part: "SHA512",     hash: "SHA-512",     ecdsa: `${ECDSA}.4`, rsa: `${RSA}.13` },
  { part: "SHA512-256", hash: "SHA-512/256", ecdsa: undefined,    rsa: `${RSA}.16` },
  { part: "SHA3-256",   hash: "SHA3-256",    ecdsa: `${NIST}.10`, rsa: `${NIST}.14` },
  { part: "SHA3-384",   hash: "SHA3-384",    ecdsa: `${NIST}.11`, rsa: `${NIST}.15` },
  { part: "SHA3-512",   hash: "SHA3-512",    ecdsa: `${NIST}.12`, rsa: `${NIST}.16` },
] as const;

/** Signing and verifying: P-256 takes 22 and 60 us, P-384 500 and 400 us, P-521 1000 and 800 us (OpenSSL 3.5, amd64). */
const CURVES: readonly (readonly [part: string, strengthBits: number, place: Place])[] = [
  ["P256", 128, "here"],
  ["P384", 192, "pool"],
  ["P521", 256, "pool"],
];

function ecdsa(): readonly SignatureAlgorithm[] {
  return CURVES.flatMap(([curve, curveStrength, place]) =>
    HASHES.flatMap(({ part, hash: hashName, ecdsa: oid }) => {
      if (oid === undefined) return [];
      const hash = requireHash(hashName);
      const strengthBits = Math.min(curveStrength, hash.strengthBits);
      const key = { keyFamily: "ec", keyType: `EC-${curve}` } as const;
      const source = "FIPS 186-5, 6; RFC 3279, 2.2.3";
      const common = { scheme: "ecdsa", oid, hash, strengthBits, source, signing: place, verifying: place } as const;
      return [hashed(`ECDSA-${curve}-${part}`, { ...common, ...key })];
    }),
  );
}

/** Signing takes 0.3 ms with 2048 bits and 1.8 ms with 4096, verifying 18 and 100 us. The strength is that of the smallest key. */
function rsa(scheme: "rsa-pkcs1" | "rsa-pss", source: string): readonly SignatureAlgorithm[] {
  return HASHES.map(({ part, hash, rsa: pkcs1Oid }) =>
    hashed(`${scheme === "rsa-pss" ? "RSA-PSS" : "RSA-PKCS1"}-${part}`, {
      scheme,
      source,
      oid: scheme === "rsa-pss" ? `${RSA}.10` : pkcs1Oid,
      keyFamily: "rsa",
      keyType: undefined,
      hash: requireHash(hash),
      strengthBits: 112,
      signing: "pool",
      verifying: "here",
    }),
  );
}

function pure(facts: PureFacts): SignatureAlgorithm {
  return { scheme: "pure", keyType: facts.name, hash: undefined, composite: undefined, ...facts };
}

/** The halves run one after the other, and ML-DSA is at least 0.2 ms. */
function composite(row: Composite): SignatureAlgorithm {
  const { name, oid, strengthBits } = row;
  const source = "draft-ietf-lamps-pq-composite-sigs-19";
  const facts = { fips: false, postQuantum: true, signatureBytes: undefined, maxContextBytes: 255 } as const;
  const key = { keyFamily: "composite-signature", keyType: name } as const;
  const places = { signing: "pool", verifying: "pool" } as const;
  return {
    name,
    oid,
    strengthBits,
    source,
    scheme: "composite",
    hash: undefined,
    composite: row,
    ...facts,
    ...key,
    ...places,
  };
}

export const SIGNATURES: Registry<SignatureAlgorithm> = registryOf<SignatureAlgorithm>([
  ...ecdsa(),
  ...ED_DSA.map(pure),
  ...rsa("rsa-pkcs1", "FIPS 186-5, 5.4; RFC 8017, 8.2"),
  ...rsa("rsa-pss", "FIPS 186-5, 5.4; RFC 8017, 8.1"),
  ...LATTICE_AND_HASH_BASED.map(pure),
  ...COMPOSITES.map(composite),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireSignatureAlgorithm(name: string): SignatureAlgorithm {
  return requireRow(SIGNATURES, "signature algorithm", name);
}

/** Whether keys of that type sign and verify with the algorithm. */
export function takesKeyType({ keyFamily, keyType }: SignatureAlgorithm, { family, name }: KeyType): boolean {
  return keyFamily === family && (keyType === undefined || keyType === name);
}
