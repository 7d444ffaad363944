import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SOCKET_FILE } from "@keyward/core/contract/paths";
import { permissiveProfile } from "./profile.ts";

const MAIN = join(import.meta.dirname, "../../../sidecar/src/main.ts");

export interface VectorServer extends AsyncDisposable {
  readonly socket: string;
  readonly process: ChildProcess;
}

/** Starts the stand-alone server as a user does, under a profile that permits everything. @throws Error with its log */
export async function startVectorServer(): Promise<VectorServer> {
  const dir = await mkdtemp(join(tmpdir(), "kwv-"));
  const profile = join(dir, "profile.yaml");
  // JSON is YAML.
  await writeFile(profile, JSON.stringify(permissiveProfile()));
  const socketDir = join(dir, "s");
  const child = spawn(process.execPath, [MAIN, "serve", "--profile", profile, "--socket-dir", socketDir], {
    env: { PATH: process.env.PATH, ...openssl(process.env) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await opened(child);
  return {
    socket: join(socketDir, SOCKET_FILE),
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "close");
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The engine can be judged with another of OpenSSL's configurations. Page: docs/fips.md */
function openssl({ OPENSSL_CONF, OPENSSL_MODULES }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return OPENSSL_CONF === undefined ? {} : { OPENSSL_CONF, OPENSSL_MODULES };
}

async function opened(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout!).on("line", (line) => {
      if (lines.length < 100) lines.push(line);
      if (line.includes('"socket open"')) resolve();
    });
    child.once("exit", () => reject(new Error(`the server ended before its socket was open:\n${lines.join("\n")}`)));
  });
}
