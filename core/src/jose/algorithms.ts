import { quote } from "../text/quote.ts";
import { joseFault } from "./jose-fault.ts";

/** What signs: the section of a profile that judges it. */
export type JoseKind = "mac" | "signatures";

export interface JoseAlgorithm {
  /** Value of `alg`. */
  readonly name: string;
  readonly kind: JoseKind;
  /** Registry name of what computes it. */
  readonly algorithm: string;
  /** HMAC: shorter keys are refused. Source: RFC 7518, 3.2 */
  readonly minKeyBytes: number;
}

function signature(name: string, algorithm = name): JoseAlgorithm {
  return { name, algorithm, kind: "signatures", minKeyBytes: 0 };
}

function hmac(bits: number): JoseAlgorithm {
  return { name: `HS${bits}`, algorithm: `HMAC-SHA-${bits}`, kind: "mac", minKeyBytes: bits / 8 };
}

const SIZES = [256, 384, 512] as const;

/**
 * Every pair of JOSE and registry name; of two JOSE names for one algorithm the one that is written where none is asked for comes first.
 * `none` is not among them.
 * Sources: RFC 7518, 3.1; RFC 8037, 3.1; RFC 9864, 2.2; RFC 9964 (ML-DSA); draft-ietf-cose-sphincs-plus (SLH-DSA)
 */
export const JOSE_ALGORITHMS: readonly JoseAlgorithm[] = Object.freeze([
  ...SIZES.map(hmac),
  signature("ES256", "ECDSA-P256-SHA256"),
  signature("ES384", "ECDSA-P384-SHA384"),
  signature("ES512", "ECDSA-P521-SHA512"),
  // RFC 9864 prefers the names below, which few verifiers know yet.
  signature("EdDSA", "Ed25519"),
  signature("EdDSA", "Ed448"),
  signature("Ed25519"),
  signature("Ed448"),
  ...SIZES.map((bits) => signature(`PS${bits}`, `RSA-PSS-SHA${bits}`)),
  ...SIZES.map((bits) => signature(`RS${bits}`, `RSA-PKCS1-SHA${bits}`)),
  ...["44", "65", "87"].map((set) => signature(`ML-DSA-${set}`)),
  ...["SHA2-128s", "SHAKE-128s", "SHA2-128f"].map((set) => signature(`SLH-DSA-${set}`)),
]);

const NAMES: ReadonlySet<string> = new Set(JOSE_ALGORITHMS.map(({ name }) => name));

/** @throws INVALID_ARGUMENT that lists the names there are */
export function assertJoseName(name: string): void {
  if (NAMES.has(name)) return;
  const why = name.toLowerCase() === "none" ? "is never accepted" : "is unknown";
  throw joseFault(`algorithm ${quote(name)} ${why}; known are ${[...NAMES].join(", ")}`);
}
