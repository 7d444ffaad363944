import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { type KeyGeneration, requireCertificateKeyAlgorithm } from "@keyward/core/algorithms/key";
import { Secret } from "@keyward/core/secret/secret";
import { unusableKey } from "../errors.ts";
import { SigningKey } from "./signing-key.ts";

export interface GeneratedKey {
  /** PKCS#8, DER */
  readonly privateKey: Secret;
  /** SubjectPublicKeyInfo, DER */
  readonly publicKey: Buffer;
}

/** Any hash does for a check of the pair. */
const PAIRWISE_HASH = "sha256";
const PAIRWISE_MESSAGE = Buffer.from("keyward.dev pairwise consistency check");

/**
 * Makes a key pair on the thread pool and signs and verifies with it once before anyone gets it.
 * @param algorithm registry name, for example `ECDSA-P384`
 * @throws INVALID_ARGUMENT for other algorithms; FAILED_PRECONDITION if the pair does not fit together
 * Source: FIPS 140-3 IG 10.3.A, pairwise consistency
 */
export async function generateKey(algorithm: string): Promise<GeneratedKey> {
  const { privateKey: pkcs8, publicKey } = await makePair(requireCertificateKeyAlgorithm(algorithm).generation);
  const privateKey = new Secret(pkcs8);
  try {
    await checkPair(privateKey, publicKey);
  } catch (error) {
    privateKey[Symbol.dispose]();
    throw error;
  }
  return { privateKey, publicKey };
}

function makePair(recipe: KeyGeneration): Promise<{ privateKey: Buffer; publicKey: Buffer }> {
  const publicKeyEncoding = { type: "spki", format: "der" } as const;
  const privateKeyEncoding = { type: "pkcs8", format: "der" } as const;
  const generate = promisify(generateKeyPair);
  return recipe.kind === "ec"
    ? generate("ec", { ...recipe, publicKeyEncoding, privateKeyEncoding })
    : generate("rsa", { ...recipe, publicKeyEncoding, privateKeyEncoding });
}

async function checkPair(privateKey: Secret, publicKey: Buffer): Promise<void> {
  const key = SigningKey.load(privateKey);
  const signature = await key.sign(PAIRWISE_HASH, PAIRWISE_MESSAGE);
  const fits = key.publicKey.equals(publicKey) && (await key.verify(PAIRWISE_HASH, PAIRWISE_MESSAGE, signature));
  if (!fits) throw unusableKey("the pairwise check of a new key", undefined);
}
