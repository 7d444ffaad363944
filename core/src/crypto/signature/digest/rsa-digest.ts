import { constants, type KeyObject, privateEncrypt, publicDecrypt, randomBytes, timingSafeEqual } from "node:crypto";
import type { SignatureAlgorithm } from "../../../algorithms/signature.ts";
import { KeywardError } from "../../../errors/keyward-error.ts";
import type { SignatureOptions } from "../options.ts";
import { modulusBytes, pssParameters } from "../rsa-key.ts";
import { encodePkcs1 } from "./emsa-pkcs1.ts";
import { encodePss, isPssEncoding, type PssEncoding } from "./emsa-pss.ts";

/** Node signs no digest, so the padding is made here and OpenSSL does the bare private operation, blinded as ever. Takes 0.3 to 2 ms. */
export function signRsaDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  { saltBytes }: SignatureOptions,
): Uint8Array {
  assertRawUse(row, key);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encode(row, key, digest, saltBytes));
}

/** Takes 20 to 110 us. */
export function verifyRsaDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
  { saltBytes }: SignatureOptions,
): boolean {
  assertRawUse(row, key);
  const encoding = row.scheme === "rsa-pss" ? pssEncoding(row, key, saltBytes) : undefined;
  const encoded = openSignature(key, signature);
  if (encoded === undefined) return false;
  if (encoding !== undefined) return isPssEncoding(encoding, digest, encoded);
  return timingSafeEqual(encodePkcs1(row.hash!, digest, encoded.length), encoded);
}

function encode(row: SignatureAlgorithm, key: KeyObject, digest: Uint8Array, saltBytes: number | undefined) {
  if (row.scheme !== "rsa-pss") return encodePkcs1(row.hash!, digest, modulusBytes(key));
  const encoding = pssEncoding(row, key, saltBytes);
  return encodePss(encoding, digest, randomBytes(encoding.saltBytes));
}

function pssEncoding(row: SignatureAlgorithm, key: KeyObject, saltBytes: number | undefined): PssEncoding {
  const modulusBits = key.asymmetricKeyDetails!.modulusLength!;
  return { nodeHash: row.hash!.nodeName, modulusBits, ...pssParameters(row, key, saltBytes) };
}

/** @returns undefined where the signature is not as long as the modulus, or not below it */
function openSignature(key: KeyObject, signature: Uint8Array): Uint8Array | undefined {
  if (signature.length !== modulusBytes(key)) return undefined;
  try {
    return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    return undefined;
  }
}

/** OpenSSL lets a key with RSASSA-PSS parameters do nothing but pad by itself. */
function assertRawUse(row: SignatureAlgorithm, key: KeyObject): void {
  if (key.asymmetricKeyType !== "rsa-pss") return;
  const text = `the key has RSASSA-PSS parameters, so ${row.name} takes the message and no digest with it`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
