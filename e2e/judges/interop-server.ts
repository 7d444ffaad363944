import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const MAIN = join(import.meta.dirname, "../../sidecar/src/front/testing/interop/main.ts");

/** The gRPC project's test service on one of our servers. */
export interface InteropServer extends AsyncDisposable {
  readonly socket: string;
}

/** @param front as `keyward serve --grpc-front` names it */
export async function startInteropServer(front: string): Promise<InteropServer> {
  const dir = await mkdtemp(join(tmpdir(), "kwi-"));
  const socket = join(dir, "s");
  const child = spawn(process.execPath, [MAIN, front, socket], {
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const ended = closed.then(() => {
    throw new Error("the server ended before it listened; its message is above");
  });
  await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  ended.catch(() => {});
  return {
    socket,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await closed;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
