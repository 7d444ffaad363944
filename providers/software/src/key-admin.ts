import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { Secret } from "@keyward/core/secret/secret";
import { unusableKey } from "./errors.ts";
import { type KeyRecipe, recipeOf } from "./key-algorithms.ts";
import { SigningKey } from "./key-use.ts";

export interface GeneratedKey {
  /** PKCS#8, DER */
  readonly privateKey: Secret;
  /** SubjectPublicKeyInfo, DER */
  readonly publicKey: Buffer;
}

const PAIRWISE_MESSAGE = Buffer.from("keyward.dev pairwise consistency check");

/**
 * Makes a key pair on the thread pool and signs and verifies with it once before anyone gets it.
 * @param algorithm registry name, for example `ECDSA-P384`
 * @throws NOT_SUPPORTED for other algorithms; FAILED_PRECONDITION if the pair does not fit together
 * Source: FIPS 140-3 IG 10.3.A, pairwise consistency
 */
export async function generateKey(algorithm: string): Promise<GeneratedKey> {
  const recipe = recipeOf(algorithm);
  const { privateKey: pkcs8, publicKey } = await makePair(recipe);
  const privateKey = new Secret(pkcs8);
  try {
    await checkPair(privateKey, publicKey, recipe.checkHash);
  } catch (error) {
    privateKey[Symbol.dispose]();
    throw error;
  }
  return { privateKey, publicKey };
}

function makePair(recipe: KeyRecipe): Promise<{ privateKey: Buffer; publicKey: Buffer }> {
  const publicKeyEncoding = { type: "spki", format: "der" } as const;
  const privateKeyEncoding = { type: "pkcs8", format: "der" } as const;
  const generate = promisify(generateKeyPair);
  return recipe.type === "ec"
    ? generate("ec", { namedCurve: recipe.namedCurve, publicKeyEncoding, privateKeyEncoding })
    : generate("rsa", { modulusLength: recipe.modulusLength, publicKeyEncoding, privateKeyEncoding });
}

async function checkPair(privateKey: Secret, publicKey: Buffer, hash: string): Promise<void> {
  const key = SigningKey.load(privateKey);
  const signature = await key.sign(hash, PAIRWISE_MESSAGE);
  const fits = key.publicKey.equals(publicKey) && (await key.verify(hash, PAIRWISE_MESSAGE, signature));
  if (!fits) throw unusableKey("the pairwise check of a new key", undefined);
}
