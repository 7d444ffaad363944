import { hasUsage, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { AlgorithmCapability } from "@keyward/core/backend/capabilities";
import { quote } from "@keyward/core/text/quote";

/** Names of the service, of JWK (RFC 7518) and the registry beside each other. */
export interface VaultKeyKind {
  readonly type: "EC" | "RSA";
  readonly curve: "P-256" | "P-384" | "P-521" | undefined;
  /** Bits of the modulus. */
  readonly bits: number | undefined;
}

const EC: Readonly<Record<string, VaultKeyKind>> = {
  "ECDSA-P256": { type: "EC", curve: "P-256", bits: undefined },
  "ECDSA-P384": { type: "EC", curve: "P-384", bits: undefined },
  "ECDSA-P521": { type: "EC", curve: "P-521", bits: undefined },
};

const RSA: Readonly<Record<string, VaultKeyKind>> = Object.fromEntries(
  [2048, 3072, 4096].map((bits) => [`RSA-${bits}`, { type: "RSA", curve: undefined, bits }]),
);

const KINDS: ReadonlyMap<string, VaultKeyKind> = new Map(Object.entries({ ...EC, ...RSA }));

/** The service binds each curve to one hash. */
const EC_SIGNATURES: Readonly<Record<string, string>> = {
  "ECDSA-P256-SHA256": "ES256",
  "ECDSA-P384-SHA384": "ES384",
  "ECDSA-P521-SHA512": "ES512",
};

const RSA_SIGNATURES: Readonly<Record<string, string>> = Object.fromEntries(
  [256, 384, 512].flatMap((bits) => [
    [`RSA-PKCS1-SHA${bits}`, `RS${bits}`],
    [`RSA-PSS-SHA${bits}`, `PS${bits}`],
  ]),
);

const SIGNATURES: ReadonlyMap<string, string> = new Map(Object.entries({ ...EC_SIGNATURES, ...RSA_SIGNATURES }));

/** RSA1_5 is not here: what a vault says about wrong padding is what an attacker asks for. */
const DECRYPTIONS: ReadonlyMap<string, string> = new Map([["RSA-OAEP-SHA256", "RSA-OAEP-256"]]);

const SIGN = parseUsages(["sign", "verify"]);
const RSA_USAGES = parseUsages(["sign", "verify", "encrypt", "decrypt", "wrap", "unwrap"]);

/** A message is hashed here: more of it is better hashed where it is. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

export const ALGORITHMS: ReadonlyMap<string, AlgorithmCapability> = new Map(
  [...KINDS].map(([name, kind]) => [name, capability(name, kind)]),
);

function capability(name: string, { type }: VaultKeyKind): AlgorithmCapability {
  const common = { signsDigests: true, maxMessageBytes: MAX_MESSAGE_BYTES } as const;
  if (type === "RSA") {
    const operations = new Set([...Object.keys(RSA_SIGNATURES), ...DECRYPTIONS.keys()]);
    return { ...common, usages: RSA_USAGES, operations };
  }
  return {
    ...common,
    usages: SIGN,
    operations: new Set(Object.keys(EC_SIGNATURES).filter((row) => row.startsWith(name))),
  };
}

/** @throws BackendError Unsupported */
export function kindOf(algorithm: string): VaultKeyKind {
  const kind = KINDS.get(algorithm);
  if (kind !== undefined) return kind;
  throw unsupported(`keys of ${quote(algorithm)}; it makes ${[...KINDS.keys()].join(", ")}`);
}

/** @returns the name of the key algorithm; undefined for a key that we never make */
export function algorithmOf(kty: string | undefined, crv: string | undefined, modulus: Uint8Array | undefined) {
  const bits = modulus === undefined ? undefined : modulus.length * 8;
  for (const [name, kind] of KINDS) {
    if (kty !== kind.type && kty !== `${kind.type}-HSM`) continue;
    if (kind.type === "EC" ? kind.curve === crv : kind.bits === bits) return name;
  }
  return undefined;
}

export interface VaultSignature {
  /** Of the service. */
  readonly name: string;
  /** In node:crypto. */
  readonly hash: string;
  readonly digestBytes: number;
  /** Of r and of s each; undefined: an RSA signature, as long as the modulus. */
  readonly scalarBytes: number | undefined;
}

const SCALAR_BYTES: Readonly<Record<string, number>> = { ES256: 32, ES384: 48, ES512: 66 };

/** @throws BackendError Unsupported */
export function signatureOf(keyAlgorithm: string, algorithm: string): VaultSignature {
  const name = SIGNATURES.get(algorithm);
  if (name === undefined || !ALGORITHMS.get(keyAlgorithm)?.operations.has(algorithm)) {
    throw unsupported(`${quote(algorithm)} with a key of ${quote(keyAlgorithm)}`);
  }
  const hash = requireSignatureAlgorithm(algorithm).hash!;
  return { name, hash: hash.nodeName, digestBytes: hash.digestBytes, scalarBytes: SCALAR_BYTES[name] };
}

/** @throws BackendError Unsupported */
export function decryptionOf(keyAlgorithm: string, algorithm: string): string {
  const name = DECRYPTIONS.get(algorithm);
  if (name !== undefined && ALGORITHMS.get(keyAlgorithm)?.operations.has(algorithm)) return name;
  throw unsupported(`${quote(algorithm)} with a key of ${quote(keyAlgorithm)}`);
}

/**
 * What the vault lets the key do. A key that wraps also signs: the signature is what binds a data key to its context and to this vault
 * (data-key.ts), as everybody who has the public key can wrap.
 */
export function operationsOf(usages: KeyUsages): string[] {
  const has = (usage: Parameters<typeof hasUsage>[1]) => hasUsage(usages, usage);
  const operations = new Set<string>();
  if (has("sign") || has("verify") || has("unwrap")) for (const word of ["sign", "verify"]) operations.add(word);
  if (has("encrypt") || has("decrypt")) for (const word of ["encrypt", "decrypt"]) operations.add(word);
  if (has("wrap") || has("unwrap")) for (const word of ["wrapKey", "unwrapKey"]) operations.add(word);
  return [...operations];
}

function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Azure Key Vault does not serve ${what}`);
}
