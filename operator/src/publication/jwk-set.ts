import { createHash, createPublicKey } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import type { PublishableVersion } from "./published-versions.ts";

/** JSON Web Key Set. Source: RFC 7517, 5 */
export interface JwkSet {
  readonly keys: readonly PublicJwk[];
}

interface Jwk {
  readonly kty?: string;
  readonly [member: string]: unknown;
}

export interface PublicJwk extends Jwk {
  readonly kid: string;
  readonly use: "sig" | "enc";
  readonly alg?: string;
}

/** Where one algorithm follows from the key. An RSA key serves several: whoever verifies reads it in the token. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  "ECDSA-P256": "ES256",
  "ECDSA-P384": "ES384",
  "ECDSA-P521": "ES512",
  Ed25519: "EdDSA",
  "ML-DSA-44": "ML-DSA-44",
  "ML-DSA-65": "ML-DSA-65",
  "ML-DSA-87": "ML-DSA-87",
};

/** Members that a thumbprint is made of, in their order. Sources: RFC 7638, 3.2; RFC 8037, 2; draft-ietf-cose-dilithium */
const THUMBPRINT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ["crv", "kty", "x", "y"],
  RSA: ["e", "kty", "n"],
  OKP: ["crv", "kty", "x"],
  AKP: ["alg", "kty", "pub"],
};

/** Whoever asks need not be known, and reading a key costs a hundred times what sending it does: each is read once. */
const read = new WeakMap<PublishableVersion, PublicJwk | "unreadable">();

/**
 * @param algorithm of the key, as KeyPolicy names it; of a version it never changes
 * @param versions to be published, as they lie in a cache; those of secret keys have no public half and are left out, as is what cannot be
 *   read: it must not hide the others
 */
export function jwkSetOf(algorithm: string, versions: readonly PublishableVersion[]): JwkSet {
  const jwks = versions.map((version) => {
    const jwk = read.get(version) ?? jwkOf(algorithm, version);
    read.set(version, jwk);
    return jwk;
  });
  return { keys: jwks.filter((jwk) => jwk !== "unreadable") };
}

function jwkOf(algorithm: string, { publicKey }: PublishableVersion): PublicJwk | "unreadable" {
  if (publicKey === undefined) return "unreadable";
  try {
    const jwk = createPublicKey(publicKey).export({ format: "jwk" }) as Jwk;
    const alg = ALGORITHMS[algorithm];
    const use = usedForSignatures(algorithm) ? "sig" : "enc";
    return Object.freeze({ ...jwk, kid: thumbprint(jwk), use, ...(alg !== undefined && { alg }) });
  } catch {
    return "unreadable";
  }
}

function usedForSignatures(algorithm: string): boolean {
  const { family } = requireKeyAlgorithm(algorithm).type;
  return family !== "montgomery" && !algorithm.startsWith("ECDH");
}

/** The same wherever the key is published. Source: RFC 7638 */
export function thumbprint(jwk: Jwk): string {
  const members = THUMBPRINT_MEMBERS[jwk.kty ?? ""] ?? [];
  const required = Object.fromEntries(members.map((name) => [name, jwk[name]]));
  return createHash("sha256").update(JSON.stringify(required)).digest("base64url");
}
