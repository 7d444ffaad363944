import type { IncomingHttpHeaders } from "node:http2";
import type { Caller } from "../../identity/caller.ts";

/** What a handler knows of the call it serves. */
export interface CallContext {
  readonly caller: Caller;
  readonly metadata: IncomingHttpHeaders;
  /** Aborts when the client leaves, the deadline passes, or the server ends the call. */
  readonly signal: AbortSignal;
}

/** Bytes in, bytes out: what they mean is up to a table of front/services. */
export interface UnaryMethod {
  readonly kind: "unary";
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  handle(request: Uint8Array, call: CallContext): Uint8Array | Promise<Uint8Array>;
}

/** One request, then answers until the iterable ends or the call's signal aborts. */
export interface ServerStreamMethod {
  readonly kind: "server-stream";
  readonly maxRequestBytes: number;
  handle(request: Uint8Array, call: CallContext): AsyncIterable<Uint8Array>;
}

export type Method = UnaryMethod | ServerStreamMethod;

/** A gRPC service: its full name, and its methods by their short names. */
export interface Service {
  readonly name: string;
  readonly methods: ReadonlyMap<string, Method>;
}
