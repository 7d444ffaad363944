import { type Registry, registryOf, requireRow } from "./registry.ts";
import type { KeyType } from "./x509-signature.ts";

/** How to make a key pair with node:crypto's generateKeyPair. */
export type KeyGeneration =
  | { readonly kind: "ec"; readonly namedCurve: string }
  | { readonly kind: "rsa"; readonly modulusLength: number; readonly publicExponent: number };

export interface KeyAlgorithm {
  readonly name: string;
  readonly keyType: KeyType;
  /** Modulus of an RSA key, field size of a curve. */
  readonly bits: number;
  /** SP 800-57 part 1 rev. 5, table 2. */
  readonly strengthBits: number;
  readonly generation: KeyGeneration;
  readonly fips: boolean;
}

export const KEY_ALGORITHMS: Registry<KeyAlgorithm> = registryOf([
  ec("ECDSA-P256", "P-256", 256, 128),
  ec("ECDSA-P384", "P-384", 384, 192),
  ec("ECDSA-P521", "P-521", 521, 256),
  rsa("RSA-3072", 3072, 128),
  rsa("RSA-4096", 4096, 128),
]);

function ec(name: string, namedCurve: string, bits: number, strengthBits: number): KeyAlgorithm {
  return { name, keyType: "ecdsa", bits, strengthBits, generation: { kind: "ec", namedCurve }, fips: true };
}

function rsa(name: string, modulusLength: number, strengthBits: number): KeyAlgorithm {
  const generation = { kind: "rsa", modulusLength, publicExponent: 65_537 } as const;
  return { name, keyType: "rsa", bits: modulusLength, strengthBits, generation, fips: true };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKeyAlgorithm(name: string): KeyAlgorithm {
  return requireRow(KEY_ALGORITHMS, "key algorithm", name);
}
