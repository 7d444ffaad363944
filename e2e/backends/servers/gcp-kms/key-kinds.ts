import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { promisify } from "node:util";
import { invalid } from "./status-fault.ts";

/** What a version of one algorithm is made of. Source: google/cloud/kms/v1/resources.proto, CryptoKeyVersionAlgorithm */
export interface KeyKind {
  readonly purpose: string;
  make(): Promise<KeyObject>;
  /** @throws whatever, if the bytes are no such key */
  read(bytes: Uint8Array): KeyObject;
}

const KINDS: ReadonlyMap<string, KeyKind> = new Map([
  ["EC_SIGN_P256_SHA256", ec("P-256", "prime256v1")],
  ["EC_SIGN_P384_SHA384", ec("P-384", "secp384r1")],
  ["EC_SIGN_ED25519", named("ed25519")],
  ["PQ_SIGN_ML_DSA_44", named("ml-dsa-44")],
  ["PQ_SIGN_ML_DSA_65", named("ml-dsa-65")],
  ["PQ_SIGN_ML_DSA_87", named("ml-dsa-87")],
  ["HMAC_SHA256", secret("MAC", 32)],
  ["HMAC_SHA384", secret("MAC", 48)],
  ["HMAC_SHA512", secret("MAC", 64)],
  ["GOOGLE_SYMMETRIC_ENCRYPTION", secret("ENCRYPT_DECRYPT", 32)],
  ...[2048, 3072, 4096].flatMap((bits) => [
    [`RSA_SIGN_RAW_PKCS1_${bits}`, rsa("ASYMMETRIC_SIGN", bits)] as const,
    [`RSA_SIGN_PSS_${bits}_SHA256`, rsa("ASYMMETRIC_SIGN", bits)] as const,
    [`RSA_DECRYPT_OAEP_${bits}_SHA256`, rsa("ASYMMETRIC_DECRYPT", bits)] as const,
  ]),
]);

/** @throws StatusFault for algorithms that this server does not have */
export function kindOf(algorithm: string, purpose: string): KeyKind {
  const kind = KINDS.get(algorithm);
  if (kind?.purpose === purpose) return kind;
  throw invalid(`Algorithm ${algorithm} does not fit purpose ${purpose}.`);
}

function ec(namedCurve: string, opensslName: string): KeyKind {
  return pair("ASYMMETRIC_SIGN", "ec", { namedCurve }, (details) => details?.namedCurve === opensslName);
}

function rsa(purpose: string, modulusLength: number): KeyKind {
  return pair(purpose, "rsa", { modulusLength }, (details) => details?.modulusLength === modulusLength);
}

function named(type: string): KeyKind {
  return pair("ASYMMETRIC_SIGN", type, {}, () => true);
}

function pair(
  purpose: string,
  type: string,
  options: object,
  fits: (details: KeyObject["asymmetricKeyDetails"]) => boolean,
): KeyKind {
  const generate = promisify(generateKeyPair) as unknown as (
    type: string,
    options: object,
  ) => Promise<{ privateKey: KeyObject }>;
  return {
    purpose,
    make: async () => (await generate(type, options)).privateKey,
    read(bytes) {
      const key = createPrivateKey({ key: Buffer.from(bytes), format: "der", type: "pkcs8" });
      if (key.asymmetricKeyType === type && fits(createPublicKey(key).asymmetricKeyDetails)) return key;
      throw new Error("another kind of key");
    },
  };
}

function secret(purpose: string, length: number): KeyKind {
  return {
    purpose,
    make: async () => createSecretKey(randomBytes(length)),
    read(bytes) {
      if (bytes.length === length) return createSecretKey(bytes);
      throw new Error("another length");
    },
  };
}
