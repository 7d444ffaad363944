import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  privateDecrypt,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { asymmetricSign, type SignRequest } from "./asymmetric-sign.ts";
import { checksumOf, type Int64Value, verified } from "./checksums.ts";
import type { KeyRings } from "./key-rings.ts";
import { invalid } from "./status-fault.ts";
import type { StoredKey, StoredVersion } from "./stored-key.ts";

const MAX_BYTES = 65_536;
const IV_BYTES = 12;
const TAG_BYTES = 16;

interface UseRequest extends SignRequest {
  readonly name: string;
  readonly mac: Uint8Array;
  readonly macCrc32c: Int64Value;
  readonly plaintext: Uint8Array;
  readonly plaintextCrc32c: Int64Value;
  readonly ciphertext: Uint8Array;
  readonly ciphertextCrc32c: Int64Value;
  readonly additionalAuthenticatedData: Uint8Array;
  readonly additionalAuthenticatedDataCrc32c: Int64Value;
}

/** The methods that use keys. Source: google/cloud/kms/v1/service.proto */
export function useMethods(rings: KeyRings) {
  const version = (name: string, purpose: string) => {
    assertPurpose(rings.key(name.split("/cryptoKeyVersions/")[0]!), purpose);
    return rings.version(name);
  };
  const key = (name: string) => assertPurpose(rings.key(name), "ENCRYPT_DECRYPT");
  return {
    AsymmetricSign: (request: UseRequest) => asymmetricSign(version(request.name, "ASYMMETRIC_SIGN"), request),
    AsymmetricDecrypt: (request: UseRequest) => asymmetricDecrypt(version(request.name, "ASYMMETRIC_DECRYPT"), request),
    MacSign: (request: UseRequest) => macSign(version(request.name, "MAC"), request),
    MacVerify: (request: UseRequest) => macVerify(version(request.name, "MAC"), request),
    Encrypt: (request: UseRequest) => encrypt(key(request.name), request),
    Decrypt: (request: UseRequest) => decrypt(key(request.name), request),
  };
}

function assertPurpose(key: StoredKey, purpose: string): StoredKey {
  if (key.purpose === purpose) return key;
  throw invalid(`${key.name} is for ${key.purpose}, not for ${purpose}.`);
}

function asymmetricDecrypt(
  { key, protectionLevel }: StoredVersion,
  { ciphertext, ciphertextCrc32c }: UseRequest,
): object {
  const verifiedCiphertextCrc32c = verified(ciphertext, ciphertextCrc32c);
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const plaintext = privateDecrypt({ key, padding, oaepHash: "sha256" }, ciphertext);
    return { plaintext, plaintextCrc32c: checksumOf(plaintext), verifiedCiphertextCrc32c, protectionLevel };
  } catch {
    throw invalid("Decryption failed: verify that the ciphertext was made with this key and algorithm.");
  }
}

function macSign(version: StoredVersion, { data, dataCrc32c }: UseRequest): object {
  const { name, protectionLevel } = version;
  const mac = macOf(version, data);
  const verifiedDataCrc32c = verified(data, dataCrc32c);
  return { name, protectionLevel, mac, macCrc32c: checksumOf(mac), verifiedDataCrc32c };
}

function macVerify(version: StoredVersion, { data, dataCrc32c, mac, macCrc32c }: UseRequest): object {
  const { name, protectionLevel } = version;
  const expected = macOf(version, data);
  const success = expected.length === mac.length && timingSafeEqual(expected, mac);
  return {
    name,
    protectionLevel,
    success,
    verifiedSuccessIntegrity: success,
    verifiedDataCrc32c: verified(data, dataCrc32c),
    verifiedMacCrc32c: verified(mac, macCrc32c),
  };
}

function macOf({ key, algorithm }: StoredVersion, data: Uint8Array): Buffer {
  if (data.length > MAX_BYTES) throw invalid("The data is longer than 64 KiB.");
  return createHmac(algorithm.replace("HMAC_SHA", "sha"), key).update(data).digest();
}

/** The number of the version comes first, so that Decrypt finds its key: Google's own form is not published. */
function encrypt(cryptoKey: StoredKey, request: UseRequest): object {
  const { plaintext, plaintextCrc32c, additionalAuthenticatedData: aad, additionalAuthenticatedDataCrc32c } = request;
  if (plaintext.length > MAX_BYTES || aad.length > MAX_BYTES) throw invalid("The input is longer than 64 KiB.");
  const number = cryptoKey.versions.length;
  const { key, name, protectionLevel } = cryptoKey.versions.at(-1)!;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad);
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const ciphertext = Buffer.concat([Buffer.of(number), iv, cipher.getAuthTag(), sealed]);
  return {
    name,
    protectionLevel,
    ciphertext,
    ciphertextCrc32c: checksumOf(ciphertext),
    verifiedPlaintextCrc32c: verified(plaintext, plaintextCrc32c),
    verifiedAdditionalAuthenticatedDataCrc32c: verified(aad, additionalAuthenticatedDataCrc32c),
  };
}

function decrypt(cryptoKey: StoredKey, request: UseRequest): object {
  const { ciphertext, ciphertextCrc32c, additionalAuthenticatedData: aad, additionalAuthenticatedDataCrc32c } = request;
  verified(ciphertext, ciphertextCrc32c);
  verified(aad, additionalAuthenticatedDataCrc32c);
  const version = cryptoKey.versions[(ciphertext[0] ?? 0) - 1];
  if (version === undefined) throw invalid("Decryption failed: the ciphertext is invalid.");
  const { key, protectionLevel } = version;
  const iv = ciphertext.subarray(1, 1 + IV_BYTES);
  const tag = ciphertext.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAAD(aad).setAuthTag(tag);
    const plaintext = Buffer.concat([cipher.update(ciphertext.subarray(1 + IV_BYTES + TAG_BYTES)), cipher.final()]);
    return { plaintext, plaintextCrc32c: checksumOf(plaintext), usedPrimary: true, protectionLevel };
  } catch {
    throw invalid("Decryption failed: the ciphertext is invalid.");
  }
}
