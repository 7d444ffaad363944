import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const MAIN = join(import.meta.dirname, "../../../sidecar/src/main.ts");

const STOP_MS = 90_000;

/** The profiles that published examples and both command lines use, and one profile for each thing that can be missing. */
export const PROFILES = `
- Name: Default
  Settings: {CryptoLibrary: native}
  API:
    HashData: {HashAlg: sha3-512}
    SignCertificate:
      SignAlg: ecdsa
      HashAlg: sha-512
      SKIHashAlg: sha-1
      Validity: {ValidNotBeforeOffset: -1h, ValidNotAfterOffset: 8760h}
      KeyConstraints:
        Subject: {RSA: {MinKeySize: 2048, MaxKeySize: 4096}, ECDSA: {MinKeySize: 256, MaxKeySize: 521}}
        Issuer: {ECDSA: {MinKeySize: 384, MaxKeySize: 521}}
      KeyUsage: [digitalSignature, keyEncipherment]
      ExtendedKeyUsage: [clientAuth]
      BasicConstraints: {CA: false}
    EncryptData: {EncryptAlg: aes-gcm, KeySize: 256, NonceStrategy: user-provided, TagLength: 96}
- Name: Nothing
  Settings: {CryptoLibrary: NATIVE}
  API: {SignData: {SignAlg: anything}}
`;

export interface Server {
  readonly dir: string;
  readonly socket: string;
  readonly process: ChildProcess;
  /** Every line of its log. */
  readonly lines: readonly Record<string, unknown>[];
  /** Waits for a line with that message. */
  logged(message: string): Promise<Record<string, unknown>>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  readonly profiles?: string;
  readonly dir?: string;
  /** Options after `serve`; default: that file, and a socket folder beside it. */
  readonly args?: readonly string[];
  /** Options beside those. */
  readonly extra?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the program as a user does, and waits until its socket is open. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const server = await spawnServer(options);
  await Promise.race([server.logged("socket open"), once(server.process, "exit")]);
  if (server.process.exitCode !== null) throw new Error(`it ended: ${JSON.stringify(server.lines)}`);
  return server;
}

/** Starts the program and waits for nothing. */
export async function spawnServer(options: ServerOptions = {}): Promise<Server> {
  const { profiles = PROFILES, dir, args, extra = [], env = {} } = options;
  const base = dir ?? (await mkdtemp(join(tmpdir(), "kwb-")));
  const file = join(base, "Profiles.yaml");
  if (profiles !== "") await writeFile(file, profiles);
  const given = args ?? ["--profile", file, "--socket-dir", join(base, "s")];
  const child = spawn(process.execPath, [MAIN, "serve", ...given, ...extra], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return followed(child, base);
}

function followed(child: ChildProcess, base: string): Server {
  const lines: Record<string, unknown>[] = [];
  const waiting: { message: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface(stream).on("line", (text) => {
      const line = readLine(text);
      lines.push(line);
      for (const { message, resolve } of waiting) if (line.msg === message) resolve(line);
    });
  }
  return {
    dir: base,
    socket: join(base, "s", "crypto-broker-server.sock"),
    process: child,
    lines,
    logged: (message) =>
      new Promise((resolve) => {
        const known = lines.find((line) => line.msg === message);
        if (known !== undefined) resolve(known);
        else waiting.push({ message, resolve });
      }),
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        // A server that does not end must not hold up the whole run; its exit code tells.
        const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
        await once(child, "close");
        clearTimeout(late);
      }
      await rm(base, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** Node itself may write lines that are no JSON. */
function readLine(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { msg: text };
  }
}
