import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { Server as NetServer } from "node:net";
import type { Caller } from "../../identity/caller.ts";
import { ClientConnection } from "../../identity/connection.ts";
import { ByteBudget } from "./byte-budget.ts";
import type { Limits } from "./limits.ts";
import type { Method, Service } from "./method.ts";
import { endWithError, endWithHttpStatus } from "./reply.ts";
import { type Route, route, type Services } from "./route.ts";
import { ServerCall } from "./server-call.ts";
import { SessionKeeper } from "./session-keeper.ts";

export interface GrpcServerOptions {
  readonly services: readonly Service[];
  /** Everyone on this listener is this caller. */
  readonly caller: Caller;
  readonly limits: Limits;
  monotonicMs(): number;
  /**
   * What a handler threw although it may only throw KeywardErrors: the client is told "internal error" and nothing more. And
   * what a connection's resource threw when it was to end.
   */
  onUnknownError(error: unknown): void;
}

/** Where to listen: Node's own options. */
export type ListenAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** How often slow peers are looked for at the least; a limit is kept to this precision. */
const MAX_SWEEP_INTERVAL_MS = 1_000;

/**
 * gRPC over HTTP/2 with prior knowledge, for one listener. It knows nothing of protobuf: methods take and give bytes.
 * Source: gRPC over HTTP/2; RFC 9113
 */
export class GrpcServer {
  readonly #options: GrpcServerOptions;
  readonly #services: Services;
  readonly #budget: ByteBudget;
  readonly #server: Http2Server;
  readonly #sessions: SessionKeeper;
  readonly #calls = new Set<ServerCall>();
  readonly #sweep: NodeJS.Timeout;

  /** @throws RangeError where a method takes messages that the limits can never hold */
  constructor(options: GrpcServerOptions) {
    for (const service of options.services) assertFits(service, options.limits.maxHeldBytes);
    this.#options = options;
    this.#services = new Map(options.services.map((service) => [service.name, service]));
    this.#budget = new ByteBudget(options.limits.maxHeldBytes);
    this.#server = createServer(http2Options(options.limits));
    this.#server.maxConnections = options.limits.maxConnections;
    this.#sessions = new SessionKeeper(this.#server, options.limits, () => this.#accept());
    this.#server.on("stream", (stream: ServerHttp2Stream, headers) => this.#serve(stream, headers));
    const sweepIntervalMs = Math.min(MAX_SWEEP_INTERVAL_MS, options.limits.messageTimeoutMs);
    this.#sweep = setInterval(() => this.#expireSlowPeers(), sweepIntervalMs).unref();
  }

  /** Calls that are running now. */
  get callCount(): number {
    return this.#calls.size;
  }

  /** Connections that are open now. */
  get connectionCount(): number {
    return this.#sessions.count;
  }

  /** @throws what bind and listen throw, for example EADDRINUSE */
  listen(address: ListenAddress): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(address, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
  }

  /** The port of a TCP listener, once it listens. */
  get port(): number | undefined {
    const address = this.#server.address();
    return address !== null && typeof address === "object" ? address.port : undefined;
  }

  /**
   * Takes no new connection, asks each client to go away, lets running calls end, and after `graceMs` ends them.
   * Resolves when the last connection is closed.
   */
  async close(graceMs: number): Promise<void> {
    // Http2Server's own close would send the last GOAWAY at once, and calls that are under way would be lost.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(this.#server, () => resolve()));
    await this.#sessions.drain(graceMs);
    await closed;
    clearInterval(this.#sweep);
  }

  #accept(): ClientConnection {
    const { caller, onUnknownError } = this.#options;
    return new ClientConnection(caller, (cause) => {
      onUnknownError(new Error("a resource of a connection could not be freed", { cause }));
    });
  }

  #serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    // A reset of the peer's surfaces here, too; the call learns of it by the stream's close.
    stream.on("error", () => {});
    const target = route(headers, this.#services);
    if (target.kind === "method") this.#begin(stream, headers, target);
    else if (target.kind === "refused") endWithError(stream, target.error);
    else endWithHttpStatus(stream, target.httpStatus);
  }

  #begin(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, target: Route & { kind: "method" }): void {
    const { limits, monotonicMs, onUnknownError } = this.#options;
    const connection = this.#sessions.connectionOf(stream.session);
    // Gone between the headers and now.
    if (connection === undefined) return;
    const call = new ServerCall(stream, headers, target.method, {
      connection,
      budget: this.#budget,
      messageTimeoutMs: limits.messageTimeoutMs,
      monotonicMs,
      onUnknownError,
      onClose: (ended) => this.#calls.delete(ended),
    });
    this.#calls.add(call);
    call.begin(target.timeoutMs);
  }

  #expireSlowPeers(): void {
    const nowMs = this.#options.monotonicMs();
    for (const call of this.#calls) call.expire(nowMs);
  }
}

function http2Options(limits: Limits) {
  return {
    // Megabytes. Headers, and answers that the peer does not read, count; above it new streams of the session are refused.
    maxSessionMemory: 16,
    // Resets that a peer may send in a burst and per second before its session is closed (CVE-2023-44487).
    streamResetBurst: 2_000,
    streamResetRate: 200,
    settings: {
      enablePush: false,
      maxConcurrentStreams: limits.maxConcurrentStreams,
      maxHeaderListSize: limits.maxHeaderBytes,
    },
  };
}

function assertFits({ name, methods }: Service, maxHeldBytes: number): void {
  for (const [short, method] of methods) {
    const bytes = largestMessage(method);
    if (bytes > maxHeldBytes) {
      throw new RangeError(`${name}/${short} takes messages of ${bytes} bytes, the listener holds ${maxHeldBytes}`);
    }
  }
}

function largestMessage(method: Method): number {
  return "maxMessageBytes" in method ? method.maxMessageBytes : method.maxRequestBytes;
}
