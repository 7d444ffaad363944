import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { GrpcServerOptions } from "./grpc/call/call-desk.ts";
import type { GrpcListener } from "./grpc/listener/grpc-listener.ts";
import { GrpcServer } from "./grpc/node/grpc-server.ts";
import type { GrpcFront } from "./grpc-front.ts";
import { Http2GrpcServer } from "./http2/http2-grpc-server.ts";

/**
 * @throws RangeError where a method takes messages that the limits can never hold; FAILED_PRECONDITION for a front that this
 *   build does not have
 */
export async function createGrpcServer(front: GrpcFront, options: GrpcServerOptions): Promise<GrpcListener> {
  if (front === "own") return new Http2GrpcServer(options);
  if (front === "node") return new GrpcServer(options);
  const { GrpcJsServer } = await loadGrpcJs();
  return new GrpcJsServer(options);
}

/** Loaded only where it is asked for; images leave it out, and its package. */
async function loadGrpcJs() {
  try {
    return await import("./grpc-js/grpc-js-server.ts");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const text = "--grpc-front=grpc-js is there to be compared with, and only when Keyward runs from its sources";
    throw new KeywardError("FAILED_PRECONDITION", `${text}; images have own and node`);
  }
}
