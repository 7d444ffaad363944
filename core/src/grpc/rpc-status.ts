import { Buffer } from "node:buffer";
import { stringField, varintField } from "./protobuf.ts";
import type { GrpcStatus } from "./status.ts";

/** @returns a serialised google.rpc.Status. Source: googleapis, google/rpc/status.proto */
export function encodeRpcStatus({ code, message, details }: GrpcStatus): Uint8Array {
  return details ?? Buffer.concat([varintField(1, code), stringField(2, message)]);
}
