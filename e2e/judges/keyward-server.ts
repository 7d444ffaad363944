import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SOCKET_FILE } from "@keyward/core/contract/paths";

const MAIN = join(import.meta.dirname, "../../sidecar/src/main.ts");
const KEPT_LINES = 200;
const STOP_MS = 90_000;

/** The program that is judged, as a user starts it. */
export interface KeywardServer extends AsyncDisposable {
  readonly dir: string;
  readonly grpcSocket: string;
  readonly parsecSocket: string;
  /** What it logged last. */
  readonly log: readonly string[];
}

/**
 * @param profile a CryptoProfile
 * @param wires which sockets to open beside gRPC's
 * @throws Error with the log where it does not start
 */
export async function startKeyward(profile: object, ...wires: readonly "parsec"[]): Promise<KeywardServer> {
  const dir = await mkdtemp(join(tmpdir(), "kwj-"));
  const file = join(dir, "profile.yaml");
  // JSON is YAML.
  await writeFile(file, JSON.stringify(profile));
  const [socketDir, parsecSocket] = [join(dir, "g"), join(dir, "p", "parsec.sock")];
  const args = ["serve", "--grpc-front", "own", "--profile", file, "--socket-dir", socketDir];
  if (wires.includes("parsec")) args.push("--parsec-socket", parsecSocket);
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const log = follow(child);
  await logged(child, log, wires.includes("parsec") ? '"Parsec socket open"' : '"socket open"');
  return {
    dir,
    grpcSocket: join(socketDir, SOCKET_FILE),
    parsecSocket,
    log,
    async [Symbol.asyncDispose]() {
      await stopped(child);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess): string[] {
  const log: string[] = [];
  createInterface(child.stdout!).on("line", (line) => {
    if (log.length === KEPT_LINES) log.shift();
    log.push(line);
    child.emit("line", line);
  });
  return log;
}

async function logged(child: ChildProcess, log: readonly string[], text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.on("line", (line: string) => {
      if (line.includes(text)) resolve();
    });
    child.once("exit", () => reject(new Error(`the server ended before its sockets were open:\n${log.join("\n")}`)));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGTERM");
  // A server that does not end must not hold up the whole run.
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await closed;
  clearTimeout(late);
}
