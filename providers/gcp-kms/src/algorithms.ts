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

/** Google fixes the padding of an RSA key that signs when it is made. */
export type RsaSigning = "PKCS1" | "PSS";

/** By name of the key algorithm. */
export type GcpAlgorithms = ReadonlyMap<string, GcpKeyAlgorithm>;

const OTHERS: readonly GcpKeyAlgorithm[] = [
  row("ECDSA-P256", [signing("EC_SIGN_P256_SHA256", ["ECDSA-P256-SHA256"], "digest")]),
  row("ECDSA-P384", [signing("EC_SIGN_P384_SHA384", ["ECDSA-P384-SHA384"], "digest")]),
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

function rsa(bits: number, rsaSigning: RsaSigning): GcpKeyAlgorithm {
  const decryption: GcpAlgorithm = {
    purpose: "ASYMMETRIC_DECRYPT",
    name: `RSA_DECRYPT_OAEP_${bits}_SHA256`,
    operations: ["RSA-OAEP-SHA256"],
    usages: DECRYPT,
    signs: undefined,
  };
  return row(`RSA-${bits}`, [rsaSigner(bits, rsaSigning), decryption]);
}

/** The raw form of PKCS#1 v1.5 leaves the hash open, which no other form does. */
function rsaSigner(bits: number, rsaSigning: RsaSigning): GcpAlgorithm {
  if (rsaSigning === "PSS") return signing(`RSA_SIGN_PSS_${bits}_SHA256`, ["RSA-PSS-SHA256"], "digest");
  const operations = ["RSA-PKCS1-SHA256", "RSA-PKCS1-SHA384", "RSA-PKCS1-SHA512"];
  return signing(`RSA_SIGN_RAW_PKCS1_${bits}`, operations, "digest-info");
}

function mlDsa(set: 44 | 65 | 87): GcpKeyAlgorithm {
  const name = `ML-DSA-${set}`;
  return row(name, [signing(`PQ_SIGN_ML_DSA_${set}`, [name], "data")], { hsm: false, rawPublicKey: true });
}

function hmac(hash: 256 | 384 | 512): GcpKeyAlgorithm {
  const name = `HMAC-SHA-${hash}`;
  return row(name, [{ purpose: "MAC", name: `HMAC_SHA${hash}`, operations: [name], usages: SIGN, signs: undefined }]);
}

/** What a backend has whose RSA keys sign in that way. */
export function gcpAlgorithms(rsaSigning: RsaSigning): GcpAlgorithms {
  return new Map([...OTHERS, ...rsaRows(rsaSigning)].map((one) => [one.name, one]));
}

function rsaRows(rsaSigning: RsaSigning): readonly GcpKeyAlgorithm[] {
  return [2048, 3072, 4096].map((bits) => rsa(bits, rsaSigning));
}

const ALL: readonly GcpKeyAlgorithm[] = [...OTHERS, ...rsaRows("PKCS1"), ...rsaRows("PSS")];

/** @throws Unsupported that lists what there is */
export function requireAlgorithm(algorithms: GcpAlgorithms, name: string): GcpKeyAlgorithm {
  const found = algorithms.get(name);
  if (found !== undefined) return found;
  throw unsupported(`keys of ${quote(name)}; it has ${[...algorithms.keys()].join(", ")}`);
}

/** @returns undefined if it is no version that Keyward makes */
export function keyAlgorithmOf(name: unknown): GcpKeyAlgorithm | undefined {
  return ALL.find(({ choices }) => choices.some((choice) => choice.name === name));
}

/** @throws Unsupported: an RSA key of Cloud KMS signs or decrypts, and never both */
export function choiceOf(algorithms: GcpAlgorithms, { algorithm, usages }: KeySpec): GcpAlgorithm {
  const [first, second] = requireAlgorithm(algorithms, algorithm).choices;
  if (second === undefined) return first!;
  if (!hasUsage(usages, "decrypt") && !hasUsage(usages, "unwrap")) return first!;
  if (!hasUsage(usages, "sign")) return second;
  throw unsupported(
    `one ${algorithm} key that signs and decrypts; make two policies, one with sign and one with decrypt or unwrap`,
  );
}

/** @throws Unsupported unless keys of that algorithm serve it */
export function requireOperation(algorithms: GcpAlgorithms, keyAlgorithm: string, operation: string): GcpAlgorithm {
  const found = requireAlgorithm(algorithms, keyAlgorithm).choices.find(({ operations }) =>
    operations.includes(operation),
  );
  if (found !== undefined) return found;
  throw unsupported(`${quote(operation)} with a key of ${keyAlgorithm}`);
}

export function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `Cloud KMS has no ${what}`);
}
