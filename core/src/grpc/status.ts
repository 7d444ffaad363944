import { Buffer } from "node:buffer";
import { WIRE } from "../errors/codes.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import { encodeRefusal } from "./status-details.ts";
import { StatusError } from "./status-error.ts";
import { encodeStatusMessage } from "./status-message.ts";

export interface GrpcStatus {
  /** google.rpc.Code */
  readonly code: number;
  readonly message: string;
  /** A serialised google.rpc.Status; undefined where there is nothing to add. */
  readonly details: Uint8Array | undefined;
}

export const OK: GrpcStatus = Object.freeze({ code: 0, message: "", details: undefined });

/** Whether the text of an error was written for the caller; of anything else he learns that it happened, and no more. */
export function isForCaller(error: unknown): error is KeywardError | StatusError {
  return error instanceof KeywardError || error instanceof StatusError;
}

/** @returns what the caller may see */
export function statusOf(error: unknown): GrpcStatus {
  if (error instanceof StatusError) return { code: error.code, message: error.message, details: undefined };
  if (!(error instanceof KeywardError)) {
    return { code: WIRE.INTERNAL.grpc, message: "internal error", details: undefined };
  }
  const code = WIRE[error.code].grpc;
  const details = error.refusal && encodeRefusal(code, error.message, error.refusal);
  return { code, message: error.message, details };
}

/** @returns the trailers that end a call; `-bin` values are base64 without padding, as gRPC over HTTP/2 asks of writers */
export function trailersOf(status: GrpcStatus): Record<string, string> {
  const trailers: Record<string, string> = { "grpc-status": String(status.code) };
  if (status.message !== "") trailers["grpc-message"] = encodeStatusMessage(status.message);
  if (status.details !== undefined) {
    trailers["grpc-status-details-bin"] = Buffer.from(status.details).toString("base64").replace(/=+$/, "");
  }
  return trailers;
}
