import { Buffer } from "node:buffer";
import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
import { requireMac } from "@keyward/core/algorithms/mac";
import { BackendError } from "@keyward/core/backend/backend-error";
import { exportKey, exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { isPairConsistent } from "@keyward/core/crypto/key/pairwise";
import { Secret } from "@keyward/core/secret/secret";

/** A new key: what is sealed of it, and what everyone may know. */
export interface KeyBytes {
  /** PKCS#8 DER of a pair, raw bytes of a secret key; whoever gets it disposes of it. */
  readonly plain: Secret;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array | undefined;
}

/** Makes a key on the thread pool, and proves a pair before anyone gets it. Source: FIPS 140-3 IG 10.3.A */
export async function generateKeyBytes(algorithm: KeyAlgorithm): Promise<KeyBytes> {
  const material = await generateKeyMaterial(algorithm.type, secretBits(algorithm));
  await assertConsistent(algorithm, material);
  return bytesOf(algorithm, material);
}

/**
 * Reads a key that came from outside.
 * @throws Rejected if it is no key of that algorithm, or its halves do not work together
 */
export async function importKeyBytes(algorithm: KeyAlgorithm, plain: Secret): Promise<KeyBytes> {
  const material = readKey(algorithm, plain);
  assertSecretLength(algorithm, material);
  await assertConsistent(algorithm, material);
  return bytesOf(algorithm, material);
}

/** @throws Rejected if it is no key of that algorithm */
export function readKey({ name, type }: KeyAlgorithm, plain: Secret): KeyMaterial {
  try {
    return plain.use((data) => importKey({ format: type.symmetric ? "raw" : "pkcs8", data, type }).material);
  } catch (cause) {
    const form = type.symmetric ? "the bytes of" : "the PKCS#8 form of";
    throw new BackendError("Rejected", `these are not ${form} a key ${name}`, { cause });
  }
}

function bytesOf({ type }: KeyAlgorithm, material: KeyMaterial): KeyBytes {
  if (material.kind === "secret") return { plain: new Secret(material.secret.export()), publicKey: undefined };
  const plain = new Secret(exportKey(type, material, "pkcs8"));
  return { plain, publicKey: Buffer.from(exportPublicKey(type, material, "spki")) };
}

/** A MAC key is as long as the code (RFC 2104, 3); every other type has a size of its own. */
function secretBits({ only }: KeyAlgorithm): number {
  return only === undefined ? 0 : requireMac(only).tagBytes * 8;
}

function assertSecretLength({ name, only }: KeyAlgorithm, material: KeyMaterial): void {
  if (only === undefined || material.kind !== "secret") return;
  const [bytes, minBytes] = [material.secret.symmetricKeySize ?? 0, requireMac(only).tagBytes];
  if (bytes >= minBytes && bytes <= 1024) return;
  throw new BackendError("Rejected", `a key ${name} has ${minBytes} to 1024 bytes, not ${bytes}`);
}

async function assertConsistent({ name, type }: KeyAlgorithm, material: KeyMaterial): Promise<void> {
  if (material.kind !== "pair" || (await isPairConsistent(type, material))) return;
  throw new BackendError("Rejected", `the halves of the key ${name} do not work together`);
}
