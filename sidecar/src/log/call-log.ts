import { WIRE } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Protocol } from "../identity/connection.ts";
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
  /** The wire that the call came by; its fields begin with it. Default: gRPC. */
  readonly protocol?: Protocol | undefined;
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

  /** Tells of what failed for a reason of ours where nobody else will: a part of a call that goes on without it. */
  fault(error: unknown): void {
    this.#log.error({ err: error }, "a call failed for a reason of ours");
  }

  /** @returns what to call when the call has ended, with the error if it failed; undefined if nobody listens */
  start(facts: CallFacts): ((error?: unknown) => void) | undefined {
    if (!this.#log.isLevelEnabled(this.#level)) return undefined;
    const began = performance.now();
    const { protocol = "grpc", correlationId } = facts;
    const fields = {
      ...(correlationId ? { correlationId } : {}),
      protocol,
      [`${protocol}.component`]: "server",
      [`${protocol}.service`]: facts.service,
      [`${protocol}.method`]: facts.method,
      [`${protocol}.method_type`]: "unary",
      "peer.address": "@",
      container: facts.container,
      [`${protocol}.start_time`]: new Date().toISOString(),
    };
    this.#log[this.#level](fields, "started call");
    return (error) => {
      this.#log[this.#level](
        { ...fields, ...outcome(protocol, error), [`${protocol}.time_ms`]: performance.now() - began },
        "finished call",
      );
    };
  }
}

function outcome(protocol: Protocol, error: unknown): Record<string, string> {
  if (error === undefined) return { [`${protocol}.code`]: "OK" };
  const known = error instanceof KeywardError;
  const code = CODE_NAMES.get(known ? WIRE[error.code].grpc : WIRE.INTERNAL.grpc) ?? "Internal";
  return { [`${protocol}.code`]: code, [`${protocol}.error`]: known ? error.message : "internal error" };
}
