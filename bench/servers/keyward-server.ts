import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SOCKET_FILE } from "@keyward/core/contract/paths";
import type { KeywardProgram } from "./keyward-program.ts";
import { profileDocument } from "./profile.ts";
import type { Server, ServerGround } from "./server.ts";
import { ServerProcess } from "./server-process.ts";

export type Front = "own" | "node" | "grpc-js";

/** `keyward serve`, as a user starts it. */
export async function startKeyward(
  program: KeywardProgram,
  front: Front,
  { dir, signal }: ServerGround,
  bulkDir = "",
): Promise<Server> {
  const profile = join(dir, "profile.yaml");
  await writeFile(profile, profileDocument());
  const socketDir = join(dir, "s");
  const parsecSocket = join(dir, "parsec", "parsec.sock");
  const { path, nodeFlags, env } = program;
  const flags = [`--profile=${profile}`, `--socket-dir=${socketDir}`, `--parsec-socket=${parsecSocket}`];
  if (bulkDir !== "") flags.push(`--bulk-dir=${bulkDir}`);
  const argv = [process.execPath, ...nodeFlags, path, "serve", `--grpc-front=${front}`, ...flags] as const;
  // Of the two sockets the Parsec one is opened last.
  const running = await ServerProcess.start({ name: `keyward (${front})`, argv, env, ready: parsecSocket }, signal);
  return {
    pid: running.pid,
    grpcSocket: join(socketDir, SOCKET_FILE),
    parsecSocket,
    bulkDir,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
