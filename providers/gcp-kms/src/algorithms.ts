import { hasUsage, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import { quote } from "@keyward/core/text/quote";

/** What Google makes a version as: both are fixed for life. */
export interface GcpAlgorithm {
  readonly purpose: "ASYMMETRIC_SIGN" | "ASYMMETRIC_DECRYPT" | "MAC" | "ENCRYPT_DECRYPT";
  /** CryptoKeyVersionAlgorithm */
  readonly name: string;
  /** Our names of what it serves. */
  readonly operations: readonly string[];
  readonly usages: KeyUsages;
  /** What AsymmetricSign takes. */
  readonly signs: "digest" | "digest-info" | "data" | undefined;
}

/** One key algorithm of ours: RSA keys are made for one of two purposes. */
export interface GcpKeyAlgorithm {
  readonly name: string;
  readonly choices: readonly GcpAlgorithm[];
  readonly hsm: boolean;
  /** Whether GetPublicKey gives raw bytes only. */
  readonly rawPublicKey: boolean;
}

/** Of what AsymmetricSign, MacSign and Encrypt take. Source: Cloud KMS quotas, request sizes */
export const MAX_MESSAGE_BYTES = 65_536;
/** What has a hash is hashed here, so that its length is nothing to Google. */
export const MAX_HASHED_BYTES = 64 * 1024 * 1024;

const SIGN = parseUsages(["sign", "verify"]);
const DECRYPT = parseUsages(["encrypt", "decrypt", "wrap", "unwrap"]);

const ROWS: readonly GcpKeyAlgorithm[] = [
  row("ECDSA-P256", [signing("EC_SIGN_P256_SHA256", ["ECDSA-P256-SHA256"], "digest")]),
  row("ECDSA-P384", [signing("EC_SIGN_P384_SHA384", ["ECDSA-P384-SHA384"], "digest")]),
  rsa(2048),
  rsa(3072),
  rsa(4096),
  row("Ed25519", [signing("EC_SIGN_ED25519", ["Ed25519"], "data")], { hsm: false }),
  mlDsa(44),
  mlDsa(65),
  mlDsa(87),
  hmac(256),
  hmac(384),
  hmac(512),
  // Data keys only: a policy's AES keys have operations that are not those of Encrypt and Decrypt.
  row("AES-256", [
    { purpose: "ENCRYPT_DECRYPT", name: "GOOGLE_SYMMETRIC_ENCRYPTION", operations: [], usages: 0, signs: undefined },
  ]),
];

function row(
  name: string,
  choices: readonly GcpAlgorithm[],
  { hsm = true, rawPublicKey = false }: Partial<GcpKeyAlgorithm> = {},
): GcpKeyAlgorithm {
  return { name, choices, hsm, rawPublicKey };
}

function signing(name: string, operations: readonly string[], signs: GcpAlgorithm["signs"]): GcpAlgorithm {
  return { purpose: "ASYMMETRIC_SIGN", name, operations, usages: SIGN, signs };
}

/**
 * Google fixes padding and hash of an RSA key when it is made. The raw form of PKCS#1 v1.5 leaves the hash open and is what certificates
 * and most tokens are signed with.
 */
function rsa(bits: number): GcpKeyAlgorithm {
  const operations = ["RSA-PKCS1-SHA256", "RSA-PKCS1-SHA384", "RSA-PKCS1-SHA512"];
  const decryption: GcpAlgorithm = {
    purpose: "ASYMMETRIC_DECRYPT",
    name: `RSA_DECRYPT_OAEP_${bits}_SHA256`,
    operations: ["RSA-OAEP-SHA256"],
    usages: DECRYPT,
    signs: undefined,
  };
  return row(`RSA-${bits}`, [signing(`RSA_SIGN_RAW_PKCS1_${bits}`, operations, "digest-info"), decryption]);
}

function mlDsa(set: 44 | 65 | 87): GcpKeyAlgorithm {
  const name = `ML-DSA-${set}`;
  return row(name, [signing(`PQ_SIGN_ML_DSA_${set}`, [name], "data")], { hsm: false, rawPublicKey: true });
}

function hmac(hash: 256 | 384 | 512): GcpKeyAlgorithm {
  const name = `HMAC-SHA-${hash}`;
  return row(name, [{ purpose: "MAC", name: `HMAC_SHA${hash}`, operations: [name], usages: SIGN, signs: undefined }]);
}

export const GCP_KEY_ALGORITHMS: ReadonlyMap<string, GcpKeyAlgorithm> = new Map(ROWS.map((one) => [one.name, one]));

/** @throws Unsupported that lists what there is */
export function requireAlgorithm(name: string): GcpKeyAlgorithm {
  const found = GCP_KEY_ALGORITHMS.get(name);
  if (found !== undefined) return found;
  throw unsupported(`keys of ${quote(name)}; it has ${[...GCP_KEY_ALGORITHMS.keys()].join(", ")}`);
}

/** @returns undefined if it is no version that Keyward makes */
export function keyAlgorithmOf(name: unknown): GcpKeyAlgorithm | undefined {
  return ROWS.find(({ choices }) => choices.some((choice) => choice.name === name));
}

/** @throws Unsupported: an RSA key of Cloud KMS signs or decrypts, and never both */
export function choiceOf({ algorithm, usages }: KeySpec): GcpAlgorithm {
  const [first, second] = requireAlgorithm(algorithm).choices;
  if (second === undefined) return first!;
  if (!hasUsage(usages, "decrypt") && !hasUsage(usages, "unwrap")) return first!;
  if (!hasUsage(usages, "sign")) return second;
  throw unsupported(
    `one ${algorithm} key that signs and decrypts; make two policies, one with sign and one with decrypt or unwrap`,
  );
}

/** @throws Unsupported unless keys of that algorithm serve it */
export function requireOperation(keyAlgorithm: string, operation: string): GcpAlgorithm {
  const found = requireAlgorithm(keyAlgorithm).choices.find(({ operations }) => operations.includes(operation));
  if (found !== undefined) return found;
  throw unsupported(`${quote(operation)} with a key of ${keyAlgorithm}`);
}

export function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Cloud KMS has no ${what}`);
}
