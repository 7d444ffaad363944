import type { GrpcServerOptions } from "./grpc/call-desk.ts";
import type { GrpcListener } from "./grpc/grpc-listener.ts";
import { GrpcServer } from "./grpc/grpc-server.ts";
import type { GrpcFront } from "./grpc-front.ts";
import { Http2GrpcServer } from "./http2/http2-grpc-server.ts";

/** @throws RangeError where a method takes messages that the limits can never hold */
export function createGrpcServer(front: GrpcFront, options: GrpcServerOptions): GrpcListener {
  return front === "own" ? new Http2GrpcServer(options) : new GrpcServer(options);
}
