import { COMPOSITES } from "./composite-signature.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

/** How node:crypto makes a key; composite and hybrid keys are made of several. */
export type KeyRecipe =
  | { readonly kind: "secret"; readonly bytes: number }
  | { readonly kind: "ec"; readonly namedCurve: string }
  | { readonly kind: "rsa"; readonly modulusBits: number }
  /** Everything that Node makes by its name alone: Edwards and Montgomery curves, ML-DSA, SLH-DSA, ML-KEM. */
  | { readonly kind: "named"; readonly nodeName: string }
  | { readonly kind: "composite"; readonly parts: readonly string[] };

/** What the key is to algorithms: an algorithm names the families that it takes. */
export type KeyFamily =
  | "aes"
  | "chacha20"
  | "mac"
  | "secret"
  | "ec"
  | "rsa"
  | "edwards"
  | "montgomery"
  | "ml-dsa"
  | "slh-dsa"
  | "composite-signature"
  | "ml-kem"
  | "hybrid-kem";

export interface KeyType extends AlgorithmRow {
  readonly family: KeyFamily;
  readonly recipe: KeyRecipe;
  /** Whether the material is one secret; else it is a pair. */
  readonly symmetric: boolean;
  /**
   * Of the secret, the modulus, or the curve's field; for the others the size of the public key. Symmetric types of family mac
   * and secret take any length when imported: this is what is generated.
   */
  readonly bits: number;
}

type Extra = Pick<KeyType, "source"> & Partial<Pick<KeyType, "fips" | "postQuantum">>;

function secret(name: string, family: KeyFamily, bits: number, extra: Extra): KeyType {
  const recipe = { kind: "secret", bytes: bits / 8 } as const;
  return { name, family, bits, recipe, strengthBits: bits, symmetric: true, fips: true, postQuantum: true, ...extra };
}

function pair(
  name: string,
  family: KeyFamily,
  recipe: KeyRecipe,
  sizes: { readonly bits: number; readonly strengthBits: number },
  extra: Extra,
): KeyType {
  return { name, family, recipe, ...sizes, symmetric: false, fips: true, postQuantum: false, ...extra };
}

function ec(name: string, namedCurve: string, bits: number, strengthBits: number): KeyType {
  return pair(name, "ec", { kind: "ec", namedCurve }, { bits, strengthBits }, { source: "FIPS 186-5; SP 800-186" });
}

function rsa(modulusBits: number, strengthBits: number, fips = true): KeyType {
  const recipe = { kind: "rsa", modulusBits } as const;
  return pair(
    `RSA-${modulusBits}`,
    "rsa",
    recipe,
    { bits: modulusBits, strengthBits },
    { source: "FIPS 186-5; RFC 8017", fips },
  );
}

function named(name: string, family: KeyFamily, bits: number, strengthBits: number, extra: Extra): KeyType {
  return pair(name, family, { kind: "named", nodeName: name.toLowerCase() }, { bits, strengthBits }, extra);
}

const FIPS_203 = { source: "FIPS 203", postQuantum: true };
const FIPS_204 = { source: "FIPS 204", postQuantum: true };

/** Public keys are two hashes long, which is twice the number in the name (FIPS 205, table 2). */
function slhDsa(): readonly KeyType[] {
  return ["SHA2", "SHAKE"].flatMap((hash) =>
    [128, 192, 256].flatMap((strengthBits) =>
      ["s", "f"].map((variant) =>
        named(`SLH-DSA-${hash}-${strengthBits}${variant}`, "slh-dsa", 2 * strengthBits, strengthBits, {
          source: "FIPS 205",
          postQuantum: true,
        }),
      ),
    ),
  );
}

function compositeSignatures(): readonly KeyType[] {
  return COMPOSITES.map(({ name, keyParts, publicKeyBytes, strengthBits }) =>
    pair(
      name,
      "composite-signature",
      { kind: "composite", parts: keyParts },
      { bits: publicKeyBytes * 8, strengthBits },
      { source: "draft-ietf-lamps-pq-composite-sigs-19", postQuantum: true, fips: false },
    ),
  );
}

export const KEY_TYPES: Registry<KeyType> = registryOf<KeyType>([
  secret("AES-128", "aes", 128, { source: "FIPS 197" }),
  secret("AES-192", "aes", 192, { source: "FIPS 197" }),
  secret("AES-256", "aes", 256, { source: "FIPS 197" }),
  secret("ChaCha20", "chacha20", 256, { source: "RFC 8439", fips: false }),
  secret("HMAC", "mac", 256, { source: "FIPS 198-1" }),
  secret("KMAC", "mac", 256, { source: "SP 800-185" }),
  secret("SECRET", "secret", 256, { source: "SP 800-108r1; RFC 5869" }),
  ec("EC-P256", "P-256", 256, 128),
  ec("EC-P384", "P-384", 384, 192),
  ec("EC-P521", "P-521", 521, 256),
  // For what is there already: a profile must name it. SP 800-131A disallows it for signatures since 2014.
  rsa(1024, 80, false),
  rsa(2048, 112),
  rsa(3072, 128),
  rsa(4096, 152),
  named("Ed25519", "edwards", 256, 128, { source: "RFC 8032; FIPS 186-5" }),
  named("Ed448", "edwards", 456, 224, { source: "RFC 8032; FIPS 186-5" }),
  named("X25519", "montgomery", 256, 128, { source: "RFC 7748", fips: false }),
  named("X448", "montgomery", 448, 224, { source: "RFC 7748", fips: false }),
  named("ML-DSA-44", "ml-dsa", 1312 * 8, 128, FIPS_204),
  named("ML-DSA-65", "ml-dsa", 1952 * 8, 192, FIPS_204),
  named("ML-DSA-87", "ml-dsa", 2592 * 8, 256, FIPS_204),
  ...slhDsa(),
  ...compositeSignatures(),
  named("ML-KEM-512", "ml-kem", 800 * 8, 128, FIPS_203),
  named("ML-KEM-768", "ml-kem", 1184 * 8, 192, FIPS_203),
  named("ML-KEM-1024", "ml-kem", 1568 * 8, 256, FIPS_203),
  pair(
    "X25519MLKEM768",
    "hybrid-kem",
    { kind: "composite", parts: ["ML-KEM-768", "X25519"] },
    { bits: (1184 + 32) * 8, strengthBits: 192 },
    { source: "draft-ietf-tls-ecdhe-mlkem", postQuantum: true, fips: false },
  ),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKeyType(name: string): KeyType {
  return requireRow(KEY_TYPES, "key type", name);
}
