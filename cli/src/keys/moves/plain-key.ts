import { Buffer } from "node:buffer";
import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
import { derOf } from "@keyward/core/crypto/key/der/der-input";
import { exportKey } from "@keyward/core/crypto/key/export-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { Secret } from "@keyward/core/secret/secret";
import { CliError } from "../../cli-error.ts";

export const KEY_FILE_FORMATS = ["auto", "pkcs8", "jwk", "raw"] as const;
export type KeyFileFormat = (typeof KEY_FILE_FORMATS)[number];

/**
 * Reads a key as a file has it: PKCS#8 (PEM or DER), a JWK, or the bytes of a secret key.
 * @param algorithm of the KeyPolicy; undefined: it could not be read, and the backend will judge
 * @returns what backends take: PKCS#8 DER of a pair, the bytes of a secret key; whoever gets it disposes of it
 * @throws CliError, KeywardError INVALID_ARGUMENT; nothing of the key is repeated
 */
export function plainKey(file: Secret, format: KeyFileFormat, algorithm: KeyAlgorithm | undefined): Secret {
  return file.use((data) => {
    const form = format === "auto" ? formatOf(data) : format;
    if (form === "raw") return rawKey(data, algorithm);
    const { type, material } = importKey({ format: form, data, type: algorithm?.type });
    if (material.kind === "public")
      throw new CliError("the file has a public key; what is imported is the private one");
    if (form === "pkcs8") return new Secret(Uint8Array.from(derOf(data, "PRIVATE KEY")));
    return new Secret(Uint8Array.from(exportKey(type, material, material.kind === "secret" ? "raw" : "pkcs8")));
  });
}

function rawKey(data: Uint8Array, algorithm: KeyAlgorithm | undefined): Secret {
  if (algorithm?.symmetric === false) {
    throw new CliError(`a key ${algorithm.name} is a pair: bring it as PKCS#8 or JWK, not as raw bytes`);
  }
  if (algorithm !== undefined) importKey({ format: "raw", data, type: algorithm.type });
  return new Secret(Uint8Array.from(data));
}

/** DER is not guessed: a secret key may begin with any byte. */
function formatOf(data: Uint8Array): Exclude<KeyFileFormat, "auto"> {
  const begin = Buffer.from(data.subarray(0, 4_096)).toString("latin1");
  if (/^\s*\{/.test(begin)) return "jwk";
  if (/^-----BEGIN /m.test(begin)) return "pkcs8";
  throw new CliError(
    "the file is neither PEM nor a JWK. Next: say what it is with --format pkcs8 (DER) or --format raw",
  );
}
