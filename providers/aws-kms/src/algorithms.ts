import type * as kms from "@aws-sdk/client-kms";
import type { KeyUsages } from "@keyward/core/algorithms/key-usage";
import { hasUsage, parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import { quote } from "@keyward/core/text/quote";

/** One key algorithm of ours, as a key of AWS KMS. */
export interface AwsKeyAlgorithm {
  readonly name: string;
  readonly keySpec: kms.KeySpec;
  /** What a key of it may be made for; each key has one of them for life. */
  readonly keyUsages: readonly kms.KeyUsageType[];
  readonly usages: KeyUsages;
  /** Where a key has one of several sets of usages. */
  readonly purposes: readonly KeyUsages[] | undefined;
  /** Names of AWS by ours. */
  readonly signing: ReadonlyMap<string, kms.SigningAlgorithmSpec>;
  readonly macs: ReadonlyMap<string, kms.MacAlgorithmSpec>;
  readonly decryption: ReadonlyMap<string, kms.EncryptionAlgorithmSpec>;
  readonly agrees: boolean;
  readonly signsDigests: boolean;
  /** Whether AWS takes material of it from outside. */
  readonly imports: boolean;
}

/** Of messages that Sign, GenerateMac and VerifyMac take. Source: AWS KMS API Reference, Sign */
export const MAX_MESSAGE_BYTES = 4096;
/** What is longer and has a hash is hashed here, so that its length is nothing to AWS. */
export const MAX_HASHED_BYTES = 64 * 1024 * 1024;

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
const SIGN = parseUsages(["sign", "verify"]);
const DECRYPT = parseUsages(["encrypt", "decrypt", "wrap", "unwrap"]);
const PLAIN = {
  purposes: undefined,
  signing: NONE,
  macs: NONE,
  decryption: NONE,
  agrees: false,
  signsDigests: false,
  imports: true,
} as const;

const ROWS: readonly AwsKeyAlgorithm[] = [
  ecdsa("P256", 256),
  ecdsa("P384", 384),
  ecdsa("P521", 512),
  rsa(2048),
  rsa(3072),
  rsa(4096),
  pure("Ed25519", "ECC_NIST_EDWARDS25519", "ED25519_SHA_512", true),
  pure("ML-DSA-44", "ML_DSA_44", "ML_DSA_SHAKE_256", false),
  pure("ML-DSA-65", "ML_DSA_65", "ML_DSA_SHAKE_256", false),
  pure("ML-DSA-87", "ML_DSA_87", "ML_DSA_SHAKE_256", false),
  ecdh("P256"),
  ecdh("P384"),
  ecdh("P521"),
  hmac(256),
  hmac(384),
  hmac(512),
  // Data keys only: a policy's AES keys have operations that AWS KMS does not have.
  { ...PLAIN, name: "AES-256", keySpec: "SYMMETRIC_DEFAULT", keyUsages: ["ENCRYPT_DECRYPT"], usages: 0 },
];

type Curve = "P256" | "P384" | "P521";

function ecdsa(curve: Curve, hash: 256 | 384 | 512): AwsKeyAlgorithm {
  return {
    ...PLAIN,
    name: `ECDSA-${curve}`,
    keySpec: `ECC_NIST_${curve}`,
    keyUsages: ["SIGN_VERIFY"],
    usages: SIGN,
    signing: new Map([[`ECDSA-${curve}-SHA${hash}`, `ECDSA_SHA_${hash}`] as const]),
    signsDigests: true,
  };
}

function rsa(bits: 2048 | 3072 | 4096): AwsKeyAlgorithm {
  const hashes = [256, 384, 512] as const;
  return {
    ...PLAIN,
    name: `RSA-${bits}`,
    keySpec: `RSA_${bits}`,
    keyUsages: ["SIGN_VERIFY", "ENCRYPT_DECRYPT"],
    usages: SIGN | DECRYPT,
    purposes: [SIGN, DECRYPT],
    signing: new Map(
      hashes.flatMap((hash) => [
        [`RSA-PSS-SHA${hash}`, `RSASSA_PSS_SHA_${hash}`] as const,
        [`RSA-PKCS1-SHA${hash}`, `RSASSA_PKCS1_V1_5_SHA_${hash}`] as const,
      ]),
    ),
    decryption: new Map([["RSA-OAEP-SHA256", "RSAES_OAEP_SHA_256"]]),
    signsDigests: true,
  };
}

function pure(
  name: string,
  keySpec: kms.KeySpec,
  signing: kms.SigningAlgorithmSpec,
  imports: boolean,
): AwsKeyAlgorithm {
  return {
    ...PLAIN,
    name,
    keySpec,
    keyUsages: ["SIGN_VERIFY"],
    usages: SIGN,
    signing: new Map([[name, signing]]),
    imports,
  };
}

function ecdh(curve: Curve): AwsKeyAlgorithm {
  const usages = parseUsages(["agree"]);
  return {
    ...PLAIN,
    name: `ECDH-${curve}`,
    keySpec: `ECC_NIST_${curve}`,
    keyUsages: ["KEY_AGREEMENT"],
    usages,
    agrees: true,
  };
}

function hmac(hash: 256 | 384 | 512): AwsKeyAlgorithm {
  return {
    ...PLAIN,
    name: `HMAC-SHA-${hash}`,
    keySpec: `HMAC_${hash}`,
    keyUsages: ["GENERATE_VERIFY_MAC"],
    usages: SIGN,
    macs: new Map([[`HMAC-SHA-${hash}`, `HMAC_SHA_${hash}`] as const]),
  };
}

export const AWS_KEY_ALGORITHMS: ReadonlyMap<string, AwsKeyAlgorithm> = new Map(ROWS.map((row) => [row.name, row]));

/** @throws Unsupported that lists what there is */
export function requireAlgorithm(name: string): AwsKeyAlgorithm {
  const found = AWS_KEY_ALGORITHMS.get(name);
  if (found !== undefined) return found;
  throw unsupported(`keys of ${quote(name)}; it has ${[...AWS_KEY_ALGORITHMS.keys()].join(", ")}`);
}

/** @returns undefined if it is no key that Keyward makes */
export function algorithmOf(keySpec: string | undefined, keyUsage: string | undefined): AwsKeyAlgorithm | undefined {
  return ROWS.find((row) => row.keySpec === keySpec && row.keyUsages.some((usage) => usage === keyUsage));
}

/** @throws Unsupported: an RSA key of AWS KMS signs or decrypts, and never both */
export function keyUsageOf({ algorithm, usages }: KeySpec): kms.KeyUsageType {
  const { keyUsages } = requireAlgorithm(algorithm);
  const [first, second] = keyUsages;
  if (second === undefined) return first!;
  const decrypts = hasUsage(usages, "decrypt") || hasUsage(usages, "unwrap");
  if (!decrypts) return first!;
  if (!hasUsage(usages, "sign")) return second;
  throw unsupported(
    `one ${algorithm} key that signs and decrypts; make two policies, one with sign and one with decrypt or unwrap`,
  );
}

/** @throws Unsupported */
export function requireOperation<T>(operations: ReadonlyMap<string, T>, algorithm: string, key: string): T {
  const found = operations.get(algorithm);
  if (found !== undefined) return found;
  throw unsupported(`${quote(algorithm)} with a key of ${key}`);
}

export function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `AWS KMS has no ${what}`);
}
