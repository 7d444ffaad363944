import { createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { modulusBytes } from "@keyward/core/crypto/asymmetric/modulus";
import { derOf } from "@keyward/core/crypto/key/der/der-input";
import { importPkcs8 } from "@keyward/core/crypto/key/der/pkcs8";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { encodePem } from "@keyward/core/text/pem";
import { CliError } from "../../cli-error.ts";
import { readPublicFile, readSecretFile } from "../../files/bounded-file.ts";
import { writeNewFile } from "../../files/new-file.ts";
import type { Session } from "../../session.ts";

/** As the operator asks for exports. */
const MIN_BITS = 3072;
const NEW_KEY_BITS = 4096;

/** @param path of an RSA public key of 3,072 bits or more, PEM or DER. @returns SubjectPublicKeyInfo, DER. @throws CliError */
export async function readRecipient(path: string): Promise<Uint8Array> {
  const data = await readPublicFile(path);
  return assertLongRsa(importSpki(derOf(data, "PUBLIC KEY")).keys[0], path);
}

/** @param path of the private half, PKCS#8, PEM or DER. @throws CliError */
export async function readPrivateKey(path: string, { note }: Session): Promise<KeyObject> {
  using file = await readSecretFile(path, note);
  const key = file.use((data) => {
    const der = derOf(data, "PRIVATE KEY");
    try {
      return importPkcs8(der).keys[0];
    } finally {
      der.fill(0);
    }
  });
  assertLongRsa(key, path);
  return key!;
}

/** Makes an RSA key for one who has none, and keeps its private half in a new file. @returns as readRecipient */
export async function makeRecipient(path: string): Promise<Uint8Array> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: NEW_KEY_BITS });
  await writeNewFile(path, privateKey.export({ type: "pkcs8", format: "pem" }));
  return spkiOf(publicKey);
}

/** @returns SubjectPublicKeyInfo, DER */
export function spkiOf(key: KeyObject): Uint8Array {
  const half = key.type === "private" ? createPublicKey(key) : key;
  return Uint8Array.from(half.export({ type: "spki", format: "der" }));
}

export function pemOf(spki: Uint8Array): string {
  return encodePem("PUBLIC KEY", spki);
}

function assertLongRsa(key: KeyObject | undefined, path: string): Uint8Array {
  const isLong = key?.asymmetricKeyType === "rsa" && modulusBytes(key) * 8 >= MIN_BITS;
  if (key === undefined || !isLong) throw new CliError(`${path} is no RSA key of ${MIN_BITS} bits or more`);
  return spkiOf(key);
}
