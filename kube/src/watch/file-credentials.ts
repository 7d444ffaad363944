import { readFile, stat } from "node:fs/promises";
import { type Clock, systemClock } from "./clock.ts";
import type { Credentials, TlsMaterial } from "./credentials.ts";
import { TransportError } from "./transport.ts";

/** A bound token is about 1 kB and a bundle of CAs some tens; far more than this is not what the file should be. */
const MAX_FILE_BYTES = 1024 * 1024;

/** The kubelet renews a token at 80 % of its life, never under two minutes before its end. */
const TOKEN_KEPT_MS = 30_000;

export interface FileCredentialsOptions {
  tokenFile: string;
  caFile: string;
  clock?: Clock;
}

/**
 * A token and a CA bundle in two files that someone else renews. The token is read again after 30 s and after a 401,
 * the bundle for every new connection.
 */
export class FileCredentials implements Credentials {
  readonly #tokenFile: string;
  readonly #caFile: string;
  readonly #clock: Clock;
  #kept: { headers: Record<string, string>; untilMs: number } | undefined;

  constructor({ tokenFile, caFile, clock = systemClock }: FileCredentialsOptions) {
    this.#tokenFile = tokenFile;
    this.#caFile = caFile;
    this.#clock = clock;
  }

  async tls(): Promise<TlsMaterial> {
    return { ca: await readSmallFile(this.#caFile) };
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    const nowMs = this.#clock.monotonicMs();
    if (this.#kept !== undefined && nowMs < this.#kept.untilMs) return this.#kept.headers;
    const token = (await readSmallFile(this.#tokenFile)).trim();
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new TransportError("bad-credentials", `${this.#tokenFile} holds no token: expected one line of ASCII`);
    }
    const headers = { authorization: `Bearer ${token}` };
    this.#kept = { headers, untilMs: nowMs + TOKEN_KEPT_MS };
    return headers;
  }

  invalidate(): void {
    this.#kept = undefined;
  }
}

/** @throws TransportError that names the file and the fault, and never what is in it */
export async function readSmallFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw new Error(`it has ${size} bytes, more than ${MAX_FILE_BYTES}`);
    return await readFile(path, "utf8");
  } catch (error) {
    throw new TransportError("bad-credentials", `cannot read ${path}: ${(error as Error).message}`, error);
  }
}
