import { join } from "node:path";
import type { Server, ServerGround } from "./server.ts";
import { ServerProcess } from "./server-process.ts";

export async function startGoServer({ dir, env, signal, programs }: ServerGround): Promise<Server> {
  const grpcSocket = join(dir, "go.sock");
  const argv = [programs.goServer, "-socket", grpcSocket] as const;
  const running = await ServerProcess.start({ name: "the server in Go", argv, env, ready: "ready" }, signal);
  return {
    pid: running.pid,
    grpcSocket,
    parsecSocket: "",
    bulkDir: "",
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
