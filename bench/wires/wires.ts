import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startGoServer } from "../servers/go-server.ts";
import { startKeyward } from "../servers/keyward-server.ts";
import { startParsec } from "../servers/parsec-server.ts";
import type { Server, ServerGround } from "../servers/server.ts";
import { fileCall } from "./file-call.ts";
import { frameCall } from "./frame-call.ts";
import { grpcCall } from "./grpc-call.ts";
import { hashCall } from "./parsec-hash.ts";
import type { Wire } from "./wire.ts";

/** A memory file system on every Linux, as the volume of a pod is. */
const MEMORY_DIR = "/dev/shm";

/** By the name in the table. */
export const WIRES = {
  grpc: {
    title: "Keyward, gRPC",
    start: (ground) => startKeyward(ground.programs.keyward, "own", ground),
    call: grpcCall,
  },
  binary: {
    title: "Keyward, binary wire",
    start: (ground) => startKeyward(ground.programs.keyward, "own", ground),
    call: frameCall,
  },
  "binary-once": {
    title: "Keyward, one-shot binary",
    start: (ground) => startKeyward(ground.programs.keyward, "own", ground),
    call: (operation, server) => hashCall(operation, server, "frames-once"),
  },
  "shared-memory": { title: "Keyward, data in shared memory", start: startWithFiles, call: fileCall },
  go: { title: "server in Go, gRPC", start: startGoServer, call: grpcCall },
  "node-http2": {
    title: "Keyward on node:http2",
    start: (ground) => startKeyward(ground.programs.keyward, "node", ground),
    call: grpcCall,
  },
  "grpc-quick-curves": {
    title: "Keyward, gRPC, with OpenSSL's module",
    start: async (ground) => {
      const { keyward, quickCurves } = ground.programs;
      return startKeyward({ ...keyward, env: { ...keyward.env, ...(await quickCurves()) } }, "own", ground);
    },
    call: grpcCall,
  },
  "grpc-js": {
    title: "Keyward on grpc-js",
    start: (ground) => startKeyward(ground.programs.keywardSources, "grpc-js", ground),
    call: grpcCall,
  },
  "parsec-rust": {
    title: "Parsec service in Rust",
    start: startParsec,
    call: (operation, server) => hashCall(operation, server, "frames-once"),
  },
} as const satisfies Record<string, Wire>;

async function startWithFiles(ground: ServerGround): Promise<Server> {
  const bulkDir = await mkdtemp(join(MEMORY_DIR, "kwb-bulk-"));
  const removed = () => rm(bulkDir, { recursive: true, force: true });
  try {
    const server = await startKeyward(ground.programs.keyward, "own", ground, bulkDir);
    const stop = async () => {
      await server[Symbol.asyncDispose]();
      await removed();
    };
    return { ...server, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await removed();
    throw error;
  }
}

export type WireName = keyof typeof WIRES;
export const WIRE_NAMES = Object.keys(WIRES) as WireName[];
