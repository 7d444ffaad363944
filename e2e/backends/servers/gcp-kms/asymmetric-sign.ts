import { constants, type KeyObject, privateEncrypt, sign } from "node:crypto";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { signDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { checksumOf, type Int64Value, verified } from "./checksums.ts";
import { invalid } from "./status-fault.ts";
import type { StoredVersion } from "./stored-key.ts";

const MAX_BYTES = 65_536;
/** Our names of those that sign digests. */
const BY_DIGEST: ReadonlyMap<string, string> = new Map([
  ["EC_SIGN_P256_SHA256", "ECDSA-P256-SHA256"],
  ["EC_SIGN_P384_SHA384", "ECDSA-P384-SHA384"],
  ...[2048, 3072, 4096].map((bits) => [`RSA_SIGN_PSS_${bits}_SHA256`, "RSA-PSS-SHA256"] as const),
]);

export interface SignRequest {
  readonly data: Uint8Array;
  readonly dataCrc32c: Int64Value;
  readonly digest: Readonly<Record<string, unknown>> | null;
  readonly digestCrc32c: Int64Value;
}

export function asymmetricSign(version: StoredVersion, request: SignRequest): object {
  const { name, protectionLevel } = version;
  const row = BY_DIGEST.get(version.algorithm);
  const { signature, ...seen } = row === undefined ? signData(version, request) : signHashed(version, row, request);
  return { name, protectionLevel, signature, signatureCrc32c: checksumOf(signature), ...seen };
}

function signHashed({ name, key }: StoredVersion, algorithm: string, { digest, digestCrc32c }: SignRequest) {
  const row = requireSignatureAlgorithm(algorithm);
  const { nodeName, digestBytes } = row.hash!;
  const hashed = digest?.[nodeName];
  if (!(hashed instanceof Uint8Array) || hashed.length !== digestBytes)
    throw invalid(`${name} takes a digest of ${nodeName}.`);
  const signature = Buffer.from(signDigest(row, key, hashed, NO_OPTIONS));
  return { signature, verifiedDigestCrc32c: verified(hashed, digestCrc32c) };
}

function signData({ name, algorithm, key }: StoredVersion, { data, dataCrc32c, digest }: SignRequest) {
  if (digest !== null || data.length > MAX_BYTES) throw invalid(`${name} takes data of at most 64 KiB.`);
  const signature = algorithm.startsWith("RSA_SIGN_RAW_PKCS1") ? signPadded(key, data) : sign(null, data, key);
  return { signature, verifiedDataCrc32c: verified(data, dataCrc32c) };
}

function signPadded(key: KeyObject, data: Uint8Array): Buffer {
  try {
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
  } catch {
    throw invalid("The data is too long for the key.");
  }
}
