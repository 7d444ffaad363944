import { type Registry, registryOf, requireRow } from "./registry.ts";

export type KeyType = "rsa" | "ecdsa";

export interface SignatureAlgorithm {
  /** X.509 name. */
  readonly name: string;
  readonly oid: string;
  readonly keyType: KeyType;
  /** Registry name of the hash. */
  readonly hash: string;
  /** Parameters of the AlgorithmIdentifier: NULL for PKCS#1 v1.5 (RFC 4055, 5), none for ECDSA (RFC 5758, 3.2). */
  readonly parameters: "null" | "absent";
  readonly fips: boolean;
}

/** RSA is PKCS#1 v1.5; ECDSA signatures are DER sequences of r and s. */
export const SIGNATURES: Registry<SignatureAlgorithm> = registryOf([
  ecdsa("ecdsa-with-SHA256", "1.2.840.10045.4.3.2", "SHA-256"),
  ecdsa("ecdsa-with-SHA384", "1.2.840.10045.4.3.3", "SHA-384"),
  ecdsa("ecdsa-with-SHA512", "1.2.840.10045.4.3.4", "SHA-512"),
  rsa("sha256WithRSAEncryption", "1.2.840.113549.1.1.11", "SHA-256"),
  rsa("sha384WithRSAEncryption", "1.2.840.113549.1.1.12", "SHA-384"),
  rsa("sha512WithRSAEncryption", "1.2.840.113549.1.1.13", "SHA-512"),
]);

function ecdsa(name: string, oid: string, hash: string): SignatureAlgorithm {
  return { name, oid, keyType: "ecdsa", hash, parameters: "absent", fips: true };
}

function rsa(name: string, oid: string, hash: string): SignatureAlgorithm {
  return { name, oid, keyType: "rsa", hash, parameters: "null", fips: true };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireSignature(name: string): SignatureAlgorithm {
  return requireRow(SIGNATURES, "signature algorithm", name);
}

/**
 * The algorithm that fits a key where the profile names none.
 * @param bits field size of the curve: the hash is at least as strong as the key (RFC 5758, 3.2)
 */
export function defaultSignature(keyType: KeyType, bits: number): SignatureAlgorithm {
  if (keyType === "rsa") return requireSignature("sha256WithRSAEncryption");
  if (bits <= 256) return requireSignature("ecdsa-with-SHA256");
  return requireSignature(bits <= 384 ? "ecdsa-with-SHA384" : "ecdsa-with-SHA512");
}
