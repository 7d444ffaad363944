import { createHash, createPublicKey } from "node:crypto";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { policyUsages } from "@keyward/crds/compile/policy-usages";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
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
  /** Absent where a key serves for both (RFC 7517, 4.2). */
  readonly use?: "sig" | "enc";
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

type Published = Pick<KeyPolicySpec, "algorithm" | "usages">;

interface Read {
  readonly usages: KeyUsages;
  readonly jwk: PublicJwk | undefined;
}

/** Whoever asks need not be known, and reading a key costs a hundred times what sending it does: each is read once. */
const read = new WeakMap<PublishableVersion, Read>();

const SIGNATURES = parseUsages(["sign", "verify"]);

/**
 * @param policy of the key; of a version its algorithm never changes
 * @param versions to be published, as they lie in a cache; those of secret keys have no public half and are left out, as is what cannot be
 *   read: it must not hide the others
 */
export function jwkSetOf(policy: Published, versions: readonly PublishableVersion[]): JwkSet {
  const usages = usagesOf(policy);
  if (usages === undefined) return { keys: [] };
  return { keys: versions.flatMap((version) => jwkOf(policy.algorithm, usages, version) ?? []) };
}

/** @returns undefined for an algorithm or a usage of a later release */
function usagesOf(policy: Published): KeyUsages | undefined {
  if (!KEY_ALGORITHMS.has(policy.algorithm)) return undefined;
  const judged = policyUsages(policy);
  return "usages" in judged ? judged.usages : undefined;
}

function jwkOf(algorithm: string, usages: KeyUsages, version: PublishableVersion): PublicJwk | undefined {
  const known = read.get(version);
  if (known?.usages === usages) return known.jwk;
  const jwk = readJwk(algorithm, usages, version);
  read.set(version, { usages, jwk });
  return jwk;
}

function readJwk(algorithm: string, usages: KeyUsages, { publicKey }: PublishableVersion): PublicJwk | undefined {
  if (publicKey === undefined) return undefined;
  try {
    const jwk = createPublicKey(publicKey).export({ format: "jwk" }) as Jwk;
    const [alg, use] = [ALGORITHMS[algorithm], useOf(usages)];
    return Object.freeze({ ...jwk, kid: thumbprint(jwk), ...(use && { use }), ...(alg && { alg }) });
  } catch {
    return undefined;
  }
}

function useOf(usages: KeyUsages): PublicJwk["use"] {
  const [signs, others] = [usages & SIGNATURES, usages & ~SIGNATURES];
  if (signs !== 0 && others !== 0) return undefined;
  return signs === 0 ? "enc" : "sig";
}

/** The same wherever the key is published. Source: RFC 7638 */
export function thumbprint(jwk: Jwk): string {
  const members = THUMBPRINT_MEMBERS[jwk.kty ?? ""] ?? [];
  const required = Object.fromEntries(members.map((name) => [name, jwk[name]]));
  return createHash("sha256").update(JSON.stringify(required)).digest("base64url");
}
