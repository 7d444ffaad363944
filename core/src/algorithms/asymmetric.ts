import { HPKE_SUITES, type HpkeSuite } from "./hpke.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

export interface AsymmetricCipher extends AlgorithmRow {
  readonly construction: AsymmetricConstruction;
}

export type AsymmetricConstruction =
  | OaepConstruction
  | { readonly kind: "rsa-pkcs1" }
  | { readonly kind: "hpke"; readonly suite: HpkeSuite };

/** One hash for the label and for MGF1, as RFC 8017, 7.1 recommends. */
export interface OaepConstruction {
  readonly kind: "rsa-oaep";
  /** Name in node:crypto. */
  readonly hash: string;
  /** Name in Web Crypto. */
  readonly webHash: string;
  readonly hashBytes: number;
}

/** OAEP with SHA-1 is not here; RSAES-PKCS1-v1_5 is for what is there already: docs/operations/asymmetric-encryption.md. */
export const ASYMMETRIC_CIPHERS: Registry<AsymmetricCipher> = registryOf<AsymmetricCipher>([
  oaep(256),
  oaep(384),
  oaep(512),
  pkcs1(),
  ...HPKE_SUITES.map(hpke),
]);

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireAsymmetricCipher(name: string): AsymmetricCipher {
  return requireRow(ASYMMETRIC_CIPHERS, "asymmetric encryption algorithm", name);
}

/** The strength is that of the weakest approved key that it takes, RSA-2048. */
function oaep(bits: 256 | 384 | 512): AsymmetricCipher {
  return {
    name: `RSA-OAEP-SHA${bits}`,
    construction: { kind: "rsa-oaep", hash: `sha${bits}`, webHash: `SHA-${bits}`, hashBytes: bits / 8 },
    strengthBits: 112,
    fips: true,
    postQuantum: false,
    source: "RFC 8017; SP 800-56B rev. 2",
  };
}

/** Not approved since 2024 (SP 800-131A rev. 2). */
function pkcs1(): AsymmetricCipher {
  return {
    name: "RSAES-PKCS1-v1_5",
    construction: { kind: "rsa-pkcs1" },
    strengthBits: 80,
    fips: false,
    postQuantum: false,
    source: "RFC 8017, 7.2",
  };
}

function hpke(suite: HpkeSuite): AsymmetricCipher {
  const { kem, kdf, aead } = suite;
  return {
    name: `HPKE-${kem.name}-${kdf.name}-${aead.name}`,
    construction: { kind: "hpke", suite },
    strengthBits: Math.min(kem.agreement.strengthBits, 8 * aead.keyBytes),
    fips: false,
    postQuantum: false,
    source: "RFC 9180",
  };
}
