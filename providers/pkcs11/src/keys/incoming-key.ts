import { type KeyAlgorithm, requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { BackendError } from "@keyward/core/backend/backend-error";
import { exportKey, exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { type ImportedKey, importKey } from "@keyward/core/crypto/key/import-key";
import { isPairConsistent } from "@keyward/core/crypto/key/pairwise";
import { Secret } from "@keyward/core/secret/secret";
import type { TokenAlgorithm } from "../algorithms.ts";

/** A key that was made elsewhere, as a token takes it. */
export interface IncomingKey {
  /** PKCS#8 DER of a pair, written anew; raw bytes of a secret key. Whoever gets it disposes of it. */
  readonly plain: Secret;
  /** SubjectPublicKeyInfo, DER; undefined for a secret key. */
  readonly publicKey: Uint8Array | undefined;
}

/** @throws Rejected if it is no key of that algorithm, or its halves do not work together; nothing of it is repeated */
export async function readIncoming(algorithm: TokenAlgorithm, plain: Secret): Promise<IncomingKey> {
  const known = requireKeyAlgorithm(algorithm.name);
  const { material, restriction } = read(known, plain);
  if (material.kind === "secret") return secretKey(algorithm, known, material.secret.export());
  if (material.kind !== "pair" || !(await isPairConsistent(known.type, material))) {
    throw rejected(`the halves of the key ${known.name} do not work together`);
  }
  if (restriction.algorithm !== undefined) {
    throw rejected(`the key says that it is for ${restriction.algorithm} alone, and a token cannot hold it to that`);
  }
  const publicKey = exportPublicKey(known.type, material, "spki");
  return { plain: new Secret(exportKey(known.type, material, "pkcs8")), publicKey };
}

function read({ name, type }: KeyAlgorithm, plain: Secret): ImportedKey {
  try {
    return plain.use((data) => importKey({ format: type.symmetric ? "raw" : "pkcs8", data, type }));
  } catch (cause) {
    const form = type.symmetric ? "the bytes of" : "the PKCS#8 form of";
    throw rejected(`what was wrapped is not ${form} a key ${name}`, cause);
  }
}

/** A token makes such keys of one length, and lets them out by it. */
function secretKey({ mac }: TokenAlgorithm, { name, type }: KeyAlgorithm, bytes: Uint8Array): IncomingKey {
  const dueBytes = mac?.bytes ?? type.bits / 8;
  const plain = new Secret(bytes);
  if (plain.length === dueBytes) return { plain, publicKey: undefined };
  const text = `a key ${name} of a token has ${dueBytes} bytes, not ${plain.length}`;
  plain[Symbol.dispose]();
  throw rejected(text);
}

function rejected(why: string, cause?: unknown): BackendError {
  const text = `${why}. Next: begin the import again with a key of the policy's algorithm`;
  return new BackendError("Rejected", text, { cause });
}
