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
  /** Resident memory now, file pages included, in bytes. */
  rssBytes(): Promise<number>;
}

/** @throws Error with the server's log */
export async function startServer({ path, nodeFlags, env }: Program): Promise<ServerProcess> {
  const dir = await mkdtemp(join(tmpdir(), "kwb-"));
  const profile = join(dir, "profile.yaml");
  await writeFile(profile, profileDocument());
  const socketDir = join(dir, "s");
  const args = [...nodeFlags, path, "serve", "--profile", profile, "--socket-dir", socketDir];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  await opened(child);
  return {
    socket: join(socketDir, SOCKET_FILE),
    rssBytes: () => rssBytes(child.pid!),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "close");
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
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

/** Its "kB" are 1024 bytes. Source: proc_pid_status(5) */
async function rssBytes(pid: number): Promise<number> {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} has no resident memory: has it ended?`);
  return Number(kibibytes) * 1024;
}

/** A connection of its own. */
export function connectTo(socket: string): ClientHttp2Session {
  return connect("http://localhost", { createConnection: () => connectSocket(socket) });
}
