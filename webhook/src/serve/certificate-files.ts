import { X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createSecureContext } from "node:tls";

/** A certificate with its key, as a TLS server wants it. */
export interface ServingCertificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Milliseconds since 1970. */
  readonly notAfterMs: number;
}

/** Far more than a chain of RSA certificates has. */
const MAX_FILE_BYTES = 256 * 1024;

/**
 * Reads `tls.crt` and `tls.key`.
 * @returns undefined where the two files are not there yet
 * @throws Error that names the directory and the fault, never what is in a file
 */
export async function readCertificate(directory: string): Promise<ServingCertificate | undefined> {
  const [cert, key] = await Promise.all(["tls.crt", "tls.key"].map((file) => readIfThere(join(directory, file))));
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    throw new Error(`${directory} lacks ${cert === undefined ? "tls.crt" : "tls.key"}`);
  }
  try {
    // Throws where the key does not belong to the certificate.
    createSecureContext({ cert, key });
    return { cert, key, notAfterMs: new X509Certificate(cert).validToDate.getTime() };
  } catch (error) {
    throw new Error(
      `tls.crt and tls.key in ${directory} are no pair: ${(error as { code?: string }).code ?? "unreadable"}`,
    );
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MAX_FILE_BYTES}`);
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
