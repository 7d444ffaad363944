import type { Caller } from "../../../identity/caller.ts";
import type { Connection } from "../../../identity/connection.ts";
import type { AnswerMetadata } from "../metadata/answer-metadata.ts";
import type { Metadata } from "../metadata/metadata.ts";

/** What a handler knows of the call it serves. */
export interface CallContext {
  readonly caller: Caller;
  /** The client's connection: what a call leaves behind for the next one belongs to it. */
  readonly connection: Connection;
  readonly metadata: Metadata;
  /** Goes in front of the first answer: what streams answers adds to it before it first waits. */
  readonly initialMetadata: AnswerMetadata;
  /** Goes with the status, whichever it is. */
  readonly trailingMetadata: AnswerMetadata;
  /** Aborts when the client leaves, the deadline passes, or the server ends the call; its reason is a KeywardError. */
  readonly signal: AbortSignal;
  /** Monotonic milliseconds at which the client stops waiting; undefined: it did not say. */
  readonly deadlineMs: number | undefined;
}

/**
 * Bytes in, bytes out: what they mean is up to a table of front/services. What a method throws ends its call: a KeywardError
 * with its status, a StatusError with any, everything else as an internal error.
 */
export interface UnaryMethod {
  readonly kind: "unary";
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  /** @returns what nobody refers to any more: a large answer's memory is used again when it is sent */
  handle(request: Uint8Array, call: CallContext): Uint8Array | Promise<Uint8Array>;
}

/** One request, then answers until the iterable ends or the call's signal aborts. */
export interface ServerStreamMethod {
  readonly kind: "server-stream";
  readonly maxRequestBytes: number;
  handle(request: Uint8Array, call: CallContext): AsyncIterable<Uint8Array>;
}

/**
 * The messages of one client, in order, to be iterated once. A message is read when it is asked for: a handler that takes
 * its time makes the client wait. A message may share memory with what the socket delivered, and counts as held until the
 * next one is asked for. Iterating throws CANCELLED once the client has left, DEADLINE_EXCEEDED once the deadline has passed,
 * and what is wrong with the bytes where something is; the call has then been answered already, whatever the handler does.
 * An end is no proof that the client meant it: some half-close a call before they cancel it. What must be whole says so itself.
 */
export type Requests = AsyncIterable<Uint8Array>;

/** Any number of requests, then one answer; a handler may answer before the client has finished. */
export interface ClientStreamMethod {
  readonly kind: "client-stream";
  /** Of each message. */
  readonly maxMessageBytes: number;
  readonly maxResponseBytes: number;
  handle(requests: Requests, call: CallContext): Promise<Uint8Array>;
}

/**
 * Any number of requests, any number of answers, in whatever order. The next answer is asked for when the client has room
 * for it. A call that ends early calls `return` of the iterable, or, while that waits for a request, throws there.
 */
export interface BidiStreamMethod {
  readonly kind: "bidi-stream";
  /** Of each message of the client. */
  readonly maxMessageBytes: number;
  handle(requests: Requests, call: CallContext): AsyncIterable<Uint8Array>;
}

export type Method = UnaryMethod | ServerStreamMethod | ClientStreamMethod | BidiStreamMethod;

/** A gRPC service: its full name, and its methods by their short names. */
export interface Service {
  readonly name: string;
  readonly methods: ReadonlyMap<string, Method>;
}
