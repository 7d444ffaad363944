import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { requireSignatureAlgorithm, SIGNATURES } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { AlgorithmCapability } from "@keyward/core/backend/capabilities";
import { quote } from "@keyward/core/text/quote";

/** Name of the engine beside the name of the registry; HMAC keys are as long as the digest. */
export interface TransitKeyKind {
  readonly type: string;
  /** Of an HMAC key. */
  readonly keySize?: number;
}

const KINDS: ReadonlyMap<string, TransitKeyKind> = new Map([
  ["ECDSA-P256", { type: "ecdsa-p256" }],
  ["ECDSA-P384", { type: "ecdsa-p384" }],
  ["ECDSA-P521", { type: "ecdsa-p521" }],
  ["RSA-2048", { type: "rsa-2048" }],
  ["RSA-3072", { type: "rsa-3072" }],
  ["RSA-4096", { type: "rsa-4096" }],
  ["Ed25519", { type: "ed25519" }],
  ["HMAC-SHA-256", { type: "hmac", keySize: 32 }],
  ["HMAC-SHA-384", { type: "hmac", keySize: 48 }],
  ["HMAC-SHA-512", { type: "hmac", keySize: 64 }],
  ["AES-256", { type: "aes256-gcm96" }],
]);

/** Names of the engine by those of node:crypto. */
const HASHES: Readonly<Record<string, string>> = { sha256: "sha2-256", sha384: "sha2-384", sha512: "sha2-512" };
const MACS: Readonly<Record<string, string>> = {
  "HMAC-SHA-256": "sha2-256",
  "HMAC-SHA-384": "sha2-384",
  "HMAC-SHA-512": "sha2-512",
};
/** What the engine pads RSA with where nothing else is said. */
export const RSA_DECRYPTION = "RSA-OAEP-SHA256";

/** Servers take strings of 1 MiB in JSON (max_json_string_value_length), and base64 takes a third. */
export const MAX_MESSAGE_BYTES = 512 * 1024;

export const ALGORITHMS: ReadonlyMap<string, AlgorithmCapability> = new Map(
  [...KINDS.keys()].map((name) => [name, capability(name)]),
);

function capability(name: string): AlgorithmCapability {
  const { usages } = KEY_ALGORITHMS.get(name)!;
  return {
    usages,
    operations: new Set(operationsOf(name)),
    signsDigests: name !== "Ed25519" && !name.startsWith("HMAC"),
    maxMessageBytes: MAX_MESSAGE_BYTES,
  };
}

function operationsOf(name: string): readonly string[] {
  if (name === "Ed25519" || name in MACS) return [name];
  if (name.startsWith("RSA")) return [...signaturesBeginningWith("RSA-"), RSA_DECRYPTION];
  return signaturesBeginningWith(`${name}-`);
}

function signaturesBeginningWith(prefix: string): string[] {
  const served = [...SIGNATURES.values()].filter(({ hash }) => hash !== undefined && hash.nodeName in HASHES);
  return served.map(({ name }) => name).filter((name) => name.startsWith(prefix));
}

/** @throws BackendError Unsupported */
export function kindOf(algorithm: string): TransitKeyKind {
  const kind = KINDS.get(algorithm);
  if (kind !== undefined) return kind;
  throw unsupported(`keys of ${quote(algorithm)}; it makes ${[...KINDS.keys()].join(", ")}`);
}

/** @returns the name of the key algorithm; undefined for a key that we never make, and for all of HMAC, which have one type */
export function algorithmOf(type: string): string | undefined {
  for (const [name, kind] of KINDS) if (kind.type === type && kind.keySize === undefined) return name;
  return undefined;
}

export interface TransitSignature {
  /** Last part of the path; undefined: the engine hashes in the algorithm's own way. */
  readonly hash: string | undefined;
  /** In node:crypto. */
  readonly nodeHash: string | undefined;
  readonly digestBytes: number;
  readonly parameters: Readonly<Record<string, string>>;
}

/** @throws BackendError Unsupported */
export function signatureOf(keyAlgorithm: string, algorithm: string): TransitSignature {
  assertServed(keyAlgorithm, algorithm);
  const { scheme, hash } = requireSignatureAlgorithm(algorithm);
  if (hash === undefined) return { hash: undefined, nodeHash: undefined, digestBytes: 0, parameters: {} };
  const nodeHash = hash.nodeName;
  return { hash: HASHES[nodeHash]!, nodeHash, digestBytes: hash.digestBytes, parameters: parametersOf(scheme) };
}

function parametersOf(scheme: string): Readonly<Record<string, string>> {
  if (scheme === "ecdsa") return { marshaling_algorithm: "asn1" };
  if (scheme === "rsa-pss") return { signature_algorithm: "pss", salt_length: "hash" };
  return { signature_algorithm: "pkcs1v15" };
}

/** @returns name of the hash in the engine. @throws BackendError Unsupported */
export function macOf(keyAlgorithm: string, algorithm: string): string {
  assertServed(keyAlgorithm, algorithm);
  return MACS[algorithm]!;
}

/** @throws BackendError Unsupported */
export function assertServed(keyAlgorithm: string, algorithm: string): void {
  if (ALGORITHMS.get(keyAlgorithm)?.operations.has(algorithm)) return;
  throw unsupported(`${quote(algorithm)} with a key of ${quote(keyAlgorithm)}`);
}

export function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Vault: the transit engine does not serve ${what}`);
}

/** @throws BackendError Rejected */
export function assertMessageLength(message: Uint8Array): void {
  if (message.length <= MAX_MESSAGE_BYTES) return;
  const text = `Vault: a message has ${message.length} bytes; the most is ${MAX_MESSAGE_BYTES}`;
  throw new BackendError("Rejected", text);
}
