import type { Query } from "./resource.ts";

export interface RequestOptions {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Begins with "/"; already escaped. */
  path: string;
  query?: Query;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** From the call to the last byte of the answer, connecting included. There is no call without a deadline. */
  timeoutMs: number;
  /** Largest answer in bytes; a longer one is an error and is not read on. Default 32 MiB. */
  maxBytes?: number;
  signal?: AbortSignal;
  /**
   * Runs when the server has the request's header, so that its own time limit (`?timeout=`) is running, and waits for
   * the body. What it throws is thrown to the caller, and nothing has happened. This is where a fence stands: a
   * process that is stopped after the check wakes up to a request that the server gave up long ago. HTTP/1.1 cannot
   * ask whether the header arrived; there it runs in the same turn of the event loop in which all of the request goes
   * out.
   */
  beforeSend?: () => void;
}

export interface KubeResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface StreamOptions {
  path: string;
  query?: Query;
  headers?: Readonly<Record<string, string>>;
  /** From the call to the answer's header, connecting included. */
  connectTimeoutMs: number;
  /** Ends the stream, too. */
  signal: AbortSignal;
}

export interface KubeStream {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Ends when the server ends it; throws TransportError if the link fails. Leaving the loop closes the stream. */
  body: AsyncIterable<Buffer>;
}

/** One API server as one user. Answers of any status are answers; only a missing answer is a TransportError. */
export interface KubeTransport {
  request(options: RequestOptions): Promise<KubeResponse>;
  stream(options: StreamOptions): Promise<KubeStream>;
  /**
   * Whether a silent stream is a healthy stream: true once the link answers pings (HTTP/2). Where it is false, a reader
   * has to end its streams early, because a link that died without a word looks like one on which nothing happens.
   */
  readonly watchesOverLink: boolean;
  close(): void;
}

/** `refused`: the server took nothing of it, as when it shuts down; anything may be sent again. */
export type TransportFault =
  | "unreachable"
  | "timeout"
  | "stalled"
  | "broken"
  | "refused"
  | "too-large"
  | "closed"
  | "bad-credentials";

/** No answer, or half of one. The message names the server and the step, never a header or a body. */
export class TransportError extends Error {
  readonly fault: TransportFault;

  constructor(fault: TransportFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "TransportError";
    this.fault = fault;
  }
}
