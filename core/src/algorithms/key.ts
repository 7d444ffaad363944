import { type KeyType as MaterialType, requireKeyType } from "./key-type.ts";
import { type KeyUsages, parseUsages } from "./key-usage.ts";
import { type Registry, registryOf, requireRow } from "./registry.ts";
import type { KeyType as CertificateKeyType } from "./x509-signature.ts";

/** How to make a key pair with node:crypto's generateKeyPair. */
export type KeyGeneration =
  | { readonly kind: "ec"; readonly namedCurve: string }
  | { readonly kind: "rsa"; readonly modulusLength: number; readonly publicExponent: number };

/** What a KeyPolicy may name as its algorithm: a kind and size of key, and what it is for. */
export interface KeyAlgorithm {
  readonly name: string;
  readonly type: MaterialType;
  /** All that a key of it can do; a policy may permit less. */
  readonly usages: KeyUsages;
  /** Whether the key is one secret; else it is a pair. */
  readonly symmetric: boolean;
  /** The one registry algorithm that the key is for, as with MAC keys; undefined: every one that takes its type and usage. */
  readonly only: string | undefined;
  /** SP 800-57 part 1 rev. 5, table 2. */
  readonly strengthBits: number;
  readonly fips: boolean;
}

/** A key that can have and sign certificates. */
export interface CertificateKeyAlgorithm extends KeyAlgorithm {
  readonly keyType: CertificateKeyType;
  /** Modulus of an RSA key, field size of a curve. */
  readonly bits: number;
  readonly generation: KeyGeneration;
}

const SIGN = ["sign", "verify"];
const RSA = [...SIGN, "encrypt", "decrypt", "wrap", "unwrap"];

export const KEY_ALGORITHMS: Registry<KeyAlgorithm> = registryOf<KeyAlgorithm>([
  ecdsa("ECDSA-P256", "P-256", 256),
  ecdsa("ECDSA-P384", "P-384", 384),
  ecdsa("ECDSA-P521", "P-521", 521),
  rsa("RSA-2048", 2048),
  rsa("RSA-3072", 3072),
  rsa("RSA-4096", 4096),
  row("Ed25519", "Ed25519", SIGN),
  row("ML-DSA-44", "ML-DSA-44", SIGN),
  row("ML-DSA-65", "ML-DSA-65", SIGN),
  row("ML-DSA-87", "ML-DSA-87", SIGN),
  row("ECDH-P256", "EC-P256", ["agree"]),
  row("ECDH-P384", "EC-P384", ["agree"]),
  row("ECDH-P521", "EC-P521", ["agree"]),
  row("X25519", "X25519", ["agree"]),
  row("HMAC-SHA-256", "HMAC", SIGN, "HMAC-SHA-256"),
  row("HMAC-SHA-384", "HMAC", SIGN, "HMAC-SHA-384"),
  row("HMAC-SHA-512", "HMAC", SIGN, "HMAC-SHA-512"),
  row("AES-256", "AES-256", ["encrypt", "decrypt", "wrap", "unwrap"]),
]);

function row(name: string, typeName: string, usages: readonly string[], only?: string): KeyAlgorithm {
  const type = requireKeyType(typeName);
  const { symmetric, strengthBits, fips } = type;
  return { name, type, usages: parseUsages(usages), symmetric, only, strengthBits, fips };
}

function ecdsa(name: string, namedCurve: string, bits: number): CertificateKeyAlgorithm {
  const generation = { kind: "ec", namedCurve } as const;
  return { ...row(name, name.replace("ECDSA", "EC"), SIGN), keyType: "ecdsa", bits, generation };
}

function rsa(name: string, bits: number): CertificateKeyAlgorithm {
  const generation = { kind: "rsa", modulusLength: bits, publicExponent: 65_537 } as const;
  return { ...row(name, name, RSA), keyType: "rsa", bits, generation };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireKeyAlgorithm(name: string): KeyAlgorithm {
  return requireRow(KEY_ALGORITHMS, "key algorithm", name);
}

export function canCertify(algorithm: KeyAlgorithm): algorithm is CertificateKeyAlgorithm {
  return "generation" in algorithm;
}

const CERTIFIERS: Registry<CertificateKeyAlgorithm> = registryOf([...KEY_ALGORITHMS.values()].filter(canCertify));

/** @throws INVALID_ARGUMENT that lists the names of keys that can sign certificates */
export function requireCertificateKeyAlgorithm(name: string): CertificateKeyAlgorithm {
  return requireRow(CERTIFIERS, "key algorithm for certificates", name);
}
