import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { Server as NetServer } from "node:net";
import type { Limits } from "../bounds/limits.ts";
import { CallDesk, type GrpcServerOptions } from "../call/call-desk.ts";
import { type GrpcListener, type ListenAddress, MAX_SWEEP_INTERVAL_MS } from "../listener/grpc-listener.ts";
import { listening, portOf } from "../listener/listening.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { NodeStream } from "./node-stream.ts";
import { SessionKeeper } from "./session-keeper.ts";

/**
 * gRPC over HTTP/2 with prior knowledge, for one listener, on node:http2. It knows nothing of protobuf: methods take and give
 * bytes. Source: gRPC over HTTP/2; RFC 9113
 */
export class GrpcServer implements GrpcListener {
  readonly #desk: CallDesk;
  readonly #server: Http2Server;
  readonly #sessions: SessionKeeper;
  readonly #sweep: NodeJS.Timeout;

  /** @throws RangeError where a method takes messages that the limits can never hold */
  constructor(options: GrpcServerOptions) {
    const { limits } = options;
    this.#desk = new CallDesk(options);
    this.#server = createServer(http2Options(limits));
    this.#server.maxConnections = limits.maxConnections;
    this.#sessions = new SessionKeeper(this.#server, limits, () => this.#desk.accept());
    this.#server.on("stream", (stream: ServerHttp2Stream, headers) => this.#serve(stream, headers));
    const sweepIntervalMs = Math.min(MAX_SWEEP_INTERVAL_MS, limits.messageTimeoutMs);
    this.#sweep = setInterval(() => this.#desk.expireSlowPeers(), sweepIntervalMs).unref();
  }

  get callCount(): number {
    return this.#desk.callCount;
  }

  get connectionCount(): number {
    return this.#sessions.count;
  }

  listen(address: ListenAddress): Promise<void> {
    return listening(this.#server, address);
  }

  get port(): number | undefined {
    return portOf(this.#server);
  }

  async close(graceMs: number): Promise<void> {
    // Http2Server's own close would send the last GOAWAY at once, and calls that are under way would be lost.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(this.#server, () => resolve()));
    await this.#sessions.drain(graceMs);
    await closed;
    clearInterval(this.#sweep);
  }

  #serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const callStream = new NodeStream(stream);
    const connection = this.#sessions.connectionOf(stream.session);
    // Gone between the headers and now.
    if (connection === undefined) return;
    const metadata = headers as Metadata;
    this.#desk.serve(callStream, metadata, this.#desk.route(metadata), connection);
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
