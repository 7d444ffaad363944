import type { GrpcServerOptions } from "./grpc/call-desk.ts";
import type { GrpcListener } from "./grpc/grpc-listener.ts";
import { GrpcServer } from "./grpc/grpc-server.ts";
import { Http2GrpcServer } from "./http2/http2-grpc-server.ts";

/** Who speaks HTTP/2: Node's library, or frames of our own. Calls do not see which. Page: docs/plans/data-plane.md */
export const GRPC_FRONTS = ["node", "own"] as const;
export type GrpcFront = (typeof GRPC_FRONTS)[number];

/** @throws RangeError where a method takes messages that the limits can never hold */
export function createGrpcServer(front: GrpcFront, options: GrpcServerOptions): GrpcListener {
  return front === "own" ? new Http2GrpcServer(options) : new GrpcServer(options);
}
