import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type ClientHttp2Session, connect } from "node:http2";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SOCKET_FILE } from "@keyward/core/contract/paths";
import { profileDocument } from "./profile.ts";
import type { Program } from "./program.ts";

/** A server of its own process, as a user starts it. */
export interface ServerProcess extends AsyncDisposable {
  readonly socket: string;
  /** The Parsec wire, where it was asked for. */
  readonly parsecSocket: string;
  /** Resident memory now, file pages included, in bytes. */
  rssBytes(): Promise<number>;
  /** The most that it ever was. */
  peakRssBytes(): Promise<number>;
  /** User and system time so far, in microseconds, in steps of 10 ms. */
  cpuUs(): Promise<number>;
}

export interface ServerExtras {
  readonly nodeFlags?: readonly string[];
  readonly grpcFront?: string;
  readonly parsec?: boolean;
  /** Where clients put their files. */
  readonly bulkDir?: string;
}

/** Clock ticks of /proc: 100 per second on every Linux that Node runs on. */
const TICK_US = 10_000;

/** @throws Error with the server's log */
export async function startServer(program: Program, extras: ServerExtras = {}): Promise<ServerProcess> {
  const { path, env } = program;
  const nodeFlags = [...program.nodeFlags, ...(extras.nodeFlags ?? [])];
  const dir = await mkdtemp(join(tmpdir(), "kwb-"));
  const profile = join(dir, "profile.yaml");
  await writeFile(profile, profileDocument());
  const socketDir = join(dir, "s");
  const parsecSocket = join(dir, "parsec.sock");
  const options = [
    ...(extras.grpcFront === undefined ? [] : [`--grpc-front=${extras.grpcFront}`]),
    ...(extras.bulkDir === undefined ? [] : [`--bulk-dir=${extras.bulkDir}`]),
    ...(extras.parsec ? [`--parsec-socket=${parsecSocket}`] : []),
  ];
  const args = [...nodeFlags, path, "serve", "--profile", profile, "--socket-dir", socketDir, ...options];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  await opened(child, extras.parsec ? "Parsec socket open" : "socket open");
  return {
    socket: join(socketDir, SOCKET_FILE),
    parsecSocket,
    rssBytes: () => memoryBytes(child.pid!, "VmRSS"),
    peakRssBytes: () => memoryBytes(child.pid!, "VmHWM"),
    cpuUs: () => cpuUs(child.pid!),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "close");
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function opened(child: ChildProcess, message: string): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout!).on("line", (line) => {
      if (lines.length < 100) lines.push(line);
      if (line.includes(`"${message}"`)) resolve();
    });
    child.once("exit", () => reject(new Error(`the server ended before its socket was open:\n${lines.join("\n")}`)));
  });
}

/** Its "kB" are 1024 bytes. Source: proc_pid_status(5) */
export async function memoryBytes(pid: number, field: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} has no resident memory: has it ended?`);
  return Number(kibibytes) * 1024;
}

/** Source: proc_pid_stat(5), fields 14 and 15 */
export async function cpuUs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

/** A connection of its own. */
export function connectTo(socket: string): ClientHttp2Session {
  return connect("http://localhost", { createConnection: () => connectSocket(socket) });
}
