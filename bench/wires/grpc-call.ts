import { type Operation, pathOf } from "../operations/operation.ts";
import type { Server } from "../servers/server.ts";
import type { WireCall } from "./wire.ts";

export function grpcCall(operation: Operation, { grpcSocket }: Server): WireCall {
  const { method, request, algorithm } = operation;
  return {
    wire: "grpc",
    socket: grpcSocket,
    method: pathOf(method),
    greeting: new Uint8Array(0),
    request,
    algorithm,
    check: (answer) => operation.check(answer),
  };
}
