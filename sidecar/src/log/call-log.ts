import { WIRE } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Log } from "./log.ts";

/** How gRPC's Go library spells the codes; readers of the crypto-broker's logs look for these. */
const CODE_NAMES: ReadonlyMap<number, string> = new Map([
  [1, "Canceled"],
  [2, "Unknown"],
  [3, "InvalidArgument"],
  [4, "DeadlineExceeded"],
  [5, "NotFound"],
  [7, "PermissionDenied"],
  [8, "ResourceExhausted"],
  [9, "FailedPrecondition"],
  [12, "Unimplemented"],
  [13, "Internal"],
  [14, "Unavailable"],
  [16, "Unauthenticated"],
]);

export interface CallFacts {
  readonly service: string;
  readonly method: string;
  readonly container: string;
  readonly correlationId: string | undefined;
}

/** Calls are many: two lines for each are written only where someone asked for them. */
export type CallLogLevel = "debug" | "info";

/** Writes a line when a call starts and one when it ends; never what is in it. */
export class CallLog {
  readonly #log: Log;
  readonly #level: CallLogLevel;

  constructor(log: Log, level: CallLogLevel) {
    this.#log = log;
    this.#level = level;
  }

  /** @returns what to call when the call has ended, with the error if it failed; undefined if nobody listens */
  start(facts: CallFacts): ((error?: unknown) => void) | undefined {
    if (!this.#log.isLevelEnabled(this.#level)) return undefined;
    const began = performance.now();
    const fields = {
      ...(facts.correlationId ? { correlationId: facts.correlationId } : {}),
      protocol: "grpc",
      "grpc.component": "server",
      "grpc.service": facts.service,
      "grpc.method": facts.method,
      "grpc.method_type": "unary",
      "peer.address": "@",
      container: facts.container,
      "grpc.start_time": new Date().toISOString(),
    };
    this.#log[this.#level](fields, "started call");
    return (error) => {
      this.#log[this.#level](
        { ...fields, ...outcome(error), "grpc.time_ms": performance.now() - began },
        "finished call",
      );
    };
  }
}

function outcome(error: unknown): Record<string, string> {
  if (error === undefined) return { "grpc.code": "OK" };
  const known = error instanceof KeywardError;
  const code = known ? WIRE[error.code].grpc : WIRE.INTERNAL.grpc;
  return { "grpc.code": CODE_NAMES.get(code) ?? "Internal", "grpc.error": known ? error.message : "internal error" };
}
