import { startGoServer } from "../servers/go-server.ts";
import { startKeyward } from "../servers/keyward-server.ts";
import { grpcCall } from "./grpc-call.ts";
import type { Wire } from "./wire.ts";

/** By the name in the table. */
export const WIRES = {
  grpc: {
    title: "Keyward, gRPC",
    start: (ground) => startKeyward(ground.programs.keyward, "own", ground),
    call: grpcCall,
  },
  go: { title: "server in Go, gRPC", start: startGoServer, call: grpcCall },
  "node-http2": {
    title: "Keyward on node:http2",
    start: (ground) => startKeyward(ground.programs.keyward, "node", ground),
    call: grpcCall,
  },
  "grpc-js": {
    title: "Keyward on grpc-js",
    start: (ground) => startKeyward(ground.programs.keywardSources, "grpc-js", ground),
    call: grpcCall,
  },
} as const satisfies Record<string, Wire>;

export type WireName = keyof typeof WIRES;
export const WIRE_NAMES = Object.keys(WIRES) as WireName[];
