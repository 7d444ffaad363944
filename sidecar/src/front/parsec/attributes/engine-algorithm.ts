import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import type { KeyType } from "@keyward/core/algorithms/key-type";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import {
  type Aead,
  AeadKind,
  type Algorithm,
  type AsymmetricSignature,
  Cipher,
  Hash,
  type KeyAgreement,
  type KeyDerivation,
  type Mac,
  RawKeyAgreement,
  type SignHashOf,
} from "@keyward/proto/light/gen/parsec/algorithm";
import { assertTakesType } from "../../../keys/key-algorithms.ts";
import { hashName, hashPart } from "./hash-name.ts";

const CIPHER_MODES: ReadonlyMap<Cipher, string> = new Map([
  [Cipher.CTR, "CTR"],
  [Cipher.CBC_NO_PADDING, "CBC-NOPAD"],
  [Cipher.CBC_PKCS7, "CBC"],
]);

/**
 * The registry's name of an algorithm with a key of that type.
 * @returns undefined for an algorithm of none, and for a signature with any hash: no single name is meant
 * @throws ParsecError PSA_NOT_SUPPORTED for what the engine lacks, or does not do with such a key
 */
export function engineAlgorithm(algorithm: Algorithm, type: KeyType): string | undefined {
  const { variant } = algorithm;
  if (variant.case === "none") return undefined;
  const name = nameOf(variant, type);
  if (name === undefined) throw unsupported(`algorithm ${variant.case}`);
  assertFits(name, type);
  return isAnyHash(variant) ? undefined : name;
}

/** Whether the policy names a scheme of signatures and leaves its hash to the request. */
export function isAnyHash(variant: Algorithm["variant"]): boolean {
  return variant.case === "asymmetricSignature" && hashOf(variant.value)?.hashAlg?.variant.case === "any";
}

/** @returns undefined for the schemes without one */
export function hashOf({ variant }: AsymmetricSignature): SignHashOf | undefined {
  const { value } = variant;
  return value !== undefined && "hashAlg" in value ? value : undefined;
}

function nameOf(variant: Algorithm["variant"], type: KeyType): string | undefined {
  switch (variant.case) {
    case "mac":
      return macName(variant.value);
    case "cipher":
      return aesName(type, CIPHER_MODES.get(variant.value));
    case "aead":
      return aeadName(variant.value, type);
    case "asymmetricSignature":
      return signatureName(variant.value, type);
    case "asymmetricEncryption": {
      const { variant: how } = variant.value;
      const name = how.case === "rsaOaep" ? `RSA-OAEP-${hashPart(how.value.hashAlg)}` : "RSAES-PKCS1-v1_5";
      return ASYMMETRIC_CIPHERS.has(name) ? name : undefined;
    }
    case "keyAgreement":
      return agreementName(variant.value, type);
    case "keyDerivation":
      return derivationName(variant.value);
    default:
      return undefined;
  }
}

function macName({ variant }: Mac): string | undefined {
  const full = variant.case === "truncated" ? variant.value.macAlg : variant.value;
  const kind = full?.variant;
  if (kind?.case === "cmac") return "AES-CMAC";
  const hash = kind?.case === "hmac" ? hashName(kind.value.hashAlg) : undefined;
  return hash && `HMAC-${hash}`;
}

function aesName({ name, family }: KeyType, mode: string | undefined): string | undefined {
  return family === "aes" && mode !== undefined ? `${name}-${mode}` : undefined;
}

function aeadName({ variant }: Aead, type: KeyType): string | undefined {
  if (variant.case === "aeadWithShortenedTag") {
    return variant.value.aeadAlg === AeadKind.GCM ? aesName(type, "GCM") : undefined;
  }
  if (variant.value === AeadKind.GCM) return aesName(type, "GCM");
  return variant.value === AeadKind.CHACHA20_POLY1305 ? "ChaCha20-Poly1305" : undefined;
}

function signatureName(signature: AsymmetricSignature, { name: type }: KeyType): string | undefined {
  const hash = hashOf(signature)?.hashAlg?.variant;
  // Which hash does not matter to whether the scheme fits the key.
  const part = hash?.case === "specific" ? hashPart(hash.value) : hashPart(Hash.SHA_256);
  if (part === undefined) return undefined;
  switch (signature.variant.case) {
    case "rsaPkcs1v15Sign":
      return `RSA-PKCS1-${part}`;
    case "rsaPss":
      return `RSA-PSS-${part}`;
    case "ecdsa":
      return `ECDSA-${type.replace(/^EC-/, "")}-${part}`;
    default:
      return undefined;
  }
}

function agreementName({ variant }: KeyAgreement, { name, family }: KeyType): string | undefined {
  if (variant.case !== "raw" || variant.value !== RawKeyAgreement.ECDH) return undefined;
  if (family === "montgomery") return name;
  return family === "ec" ? name.replace(/^EC-/, "ECDH-") : undefined;
}

function derivationName({ variant }: KeyDerivation): string | undefined {
  const part = variant.value && hashPart(variant.value.hashAlg);
  if (part === undefined) return undefined;
  if (variant.case === "hkdf") return `HKDF-${part}`;
  return variant.case === "tls12Prf" ? `TLS12-PRF-${part}` : undefined;
}

function assertFits(name: string, type: KeyType): void {
  try {
    assertTakesType(name, type);
  } catch (error) {
    if (error instanceof KeywardError) throw unsupported(error.message);
    throw error;
  }
}

function unsupported(what: string): ParsecError {
  return new ParsecError(STATUS.PSA_NOT_SUPPORTED, `${what} is not offered with such a key`);
}
