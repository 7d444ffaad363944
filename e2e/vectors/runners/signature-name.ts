/** Registry names of signature algorithms from what the sources of vectors call their parts. */

const CURVES: ReadonlyMap<string, string> = new Map([
  ["secp256r1", "P256"],
  ["secp384r1", "P384"],
  ["secp521r1", "P521"],
  ["P-256", "P256"],
  ["P-384", "P384"],
  ["P-521", "P521"],
]);

/** Hashes that signatures of the registry have; the others are too weak, or nobody uses them so. */
const SIGNED_HASHES = new Set(["SHA256", "SHA384", "SHA512", "SHA512-256", "SHA3-256", "SHA3-384", "SHA3-512"]);

/** @param hash as SHA-256, SHA2-256 or SHA3-256 @returns undefined for a hash that nothing of ours signs with */
export function signedHash(hash: string): string | undefined {
  const name = hash
    .replace(/^SHA2-/, "SHA-")
    .replace(/^SHA-/, "SHA")
    .replace("/", "-");
  return SIGNED_HASHES.has(name) ? name : undefined;
}

export function ecdsaName(curve: string, hash: string): string | undefined {
  const [field, digest] = [CURVES.get(curve), signedHash(hash)];
  return field === undefined || digest === undefined || digest === "SHA512-256"
    ? undefined
    : `ECDSA-${field}-${digest}`;
}

export function rsaName(scheme: "PKCS1" | "PSS", hash: string): string | undefined {
  const digest = signedHash(hash);
  return digest && `RSA-${scheme}-${digest}`;
}
