import { type ErrorCode, WIRE } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { OperationFault } from "@keyward/proto/light/gen/keyward/agent/v1/agent";

const CODES: ReadonlyMap<number, ErrorCode> = new Map(
  Object.entries(WIRE).map(([code, { grpc }]) => [grpc, code as ErrorCode]),
);
const MAX_CHARACTERS = 1_024;

/** @returns what the caller is told of an operation that the operator did not do */
export function errorOf({ code, message, retryAfterMs }: OperationFault): KeywardError {
  const text = message.slice(0, MAX_CHARACTERS).toWellFormed() || "the operator did not do it, and did not say why";
  const hint = retryAfterMs > 0 ? `; try again in ${retryAfterMs} ms` : "";
  return new KeywardError(CODES.get(code) ?? "INTERNAL", text + hint);
}

/** The operator is ours: this is a fault of a program. */
export function badAnswer(): KeywardError {
  return new KeywardError("INTERNAL", "the operator's answer is none to what was asked");
}
