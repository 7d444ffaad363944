import { BrowserKeyError } from "./browser-key-error.ts";

/** What a key of a browser may be for. */
export type BrowserKeyUsage = "sign" | "verify" | "encrypt" | "decrypt" | "agree";

type Parameters = Readonly<Record<string, unknown>> & { readonly name: string };

/** One algorithm of KeyPolicies in the words of Web Cryptography. */
export interface BrowserAlgorithm {
  readonly name: string;
  /** For generateKey. */
  readonly generation: Parameters;
  /** For sign, verify, encrypt and decrypt; without the nonce of AES-GCM. */
  readonly operation: Parameters;
  readonly usages: readonly BrowserKeyUsage[];
  /** ECDSA: bytes of r and of s, which WebCrypto writes one after the other and everybody else as DER. */
  readonly scalarBytes?: number;
}

const SIGN = ["sign", "verify"] as const;

/** Source: W3C Web Cryptography Level 2; names as KeyPolicies have them. */
const ALGORITHMS: ReadonlyMap<string, readonly BrowserAlgorithm[]> = new Map([
  ["ECDSA-P256", [ecdsa("P-256", "SHA-256", 32)]],
  ["ECDSA-P384", [ecdsa("P-384", "SHA-384", 48)]],
  ["ECDSA-P521", [ecdsa("P-521", "SHA-512", 66)]],
  ["Ed25519", [row("Ed25519", { name: "Ed25519" }, { name: "Ed25519" }, SIGN)]],
  ["RSA-2048", rsa(2048)],
  ["RSA-3072", rsa(3072)],
  ["RSA-4096", rsa(4096)],
  ["ECDH-P256", [ecdh("P-256")]],
  ["ECDH-P384", [ecdh("P-384")]],
  ["ECDH-P521", [ecdh("P-521")]],
  ["X25519", [row("X25519", { name: "X25519" }, { name: "X25519" }, ["agree"])]],
  ["HMAC-SHA-256", [hmac(256)]],
  ["HMAC-SHA-384", [hmac(384)]],
  ["HMAC-SHA-512", [hmac(512)]],
  ["AES-256", [row("AES-256", { name: "AES-GCM", length: 256 }, { name: "AES-GCM" }, ["encrypt", "decrypt"])]],
]);

/**
 * @param usages empty: all that the algorithm's first form can do
 * @throws INVALID_ARGUMENT that says what there is; a key of WebCrypto is for one purpose, so RSA keys sign or decrypt and not both
 */
export function requireBrowserAlgorithm(name: string, usages: readonly BrowserKeyUsage[]): BrowserAlgorithm {
  const forms = ALGORITHMS.get(name);
  if (forms === undefined) {
    throw new BrowserKeyError(
      "INVALID_ARGUMENT",
      `unknown algorithm "${name}"; there are ${[...ALGORITHMS.keys()].join(", ")}`,
    );
  }
  const form = forms.find((one) => usages.every((usage) => one.usages.includes(usage)));
  if (form !== undefined) return form;
  const possible = forms.map((one) => one.usages.join(" and ")).join(", or ");
  throw new BrowserKeyError(
    "INVALID_ARGUMENT",
    `a key of ${name} cannot ${usages.join(" and ")} at once; it can ${possible}`,
  );
}

function row(
  name: string,
  generation: Parameters,
  operation: Parameters,
  usages: readonly BrowserKeyUsage[],
): BrowserAlgorithm {
  return { name, generation, operation, usages };
}

function ecdsa(namedCurve: string, hash: string, scalarBytes: number): BrowserAlgorithm {
  const name = `ECDSA-${namedCurve.replace("-", "")}`;
  return { ...row(name, { name: "ECDSA", namedCurve }, { name: "ECDSA", hash }, SIGN), scalarBytes };
}

function ecdh(namedCurve: string): BrowserAlgorithm {
  return row(`ECDH-${namedCurve.replace("-", "")}`, { name: "ECDH", namedCurve }, { name: "ECDH" }, ["agree"]);
}

function hmac(bits: number): BrowserAlgorithm {
  const hash = `SHA-${bits}`;
  return row(`HMAC-${hash}`, { name: "HMAC", hash, length: bits }, { name: "HMAC" }, SIGN);
}

function rsa(modulusLength: number): readonly BrowserAlgorithm[] {
  const name = `RSA-${modulusLength}`;
  const common = { modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  return [
    row(name, { ...common, name: "RSA-PSS" }, { name: "RSA-PSS", saltLength: 32 }, SIGN),
    row(name, { ...common, name: "RSA-OAEP" }, { name: "RSA-OAEP" }, ["encrypt", "decrypt"]),
  ];
}
