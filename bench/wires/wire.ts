import type { Job } from "../measure/load-session.ts";
import type { Operation } from "../operations/operation.ts";
import type { Server, ServerGround } from "../servers/server.ts";

/** A call as the load program makes it. */
export interface WireCall extends Pick<Job, "wire" | "socket" | "method" | "greeting" | "request"> {
  readonly algorithm: string;
  /** @throws Error for an answer that is not right */
  check(answer: Uint8Array): void;
}

/** A server and the way to it: what a row is named by. */
export interface Wire {
  /** For people. */
  readonly title: string;
  start(ground: ServerGround): Promise<Server>;
  call(operation: Operation, server: Server): WireCall;
}
