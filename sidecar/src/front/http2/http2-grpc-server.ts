import { createServer, type Server, type Socket } from "node:net";
import { WHEEL } from "../../fairness/turn-wheel.ts";
import { ConnectionPlaces } from "../connection-places.ts";
import type { Limits } from "../grpc/bounds/limits.ts";
import { CallDesk, type GrpcServerOptions } from "../grpc/call/call-desk.ts";
import type { Route } from "../grpc/call/route.ts";
import { type GrpcListener, type ListenAddress, MAX_SWEEP_INTERVAL_MS } from "../grpc/listener/grpc-listener.ts";
import { listening, portOf } from "../grpc/listener/listening.ts";
import { UnreadBytes } from "./flow/unread-bytes.ts";
import { Http2Session } from "./http2-session.ts";

/** After the first GOAWAY: a local client's frames that crossed it have arrived by then. */
const CROSSING_MS = 50;

/** gRPC over HTTP/2 with prior knowledge, for one listener, on frames of our own. Source: gRPC over HTTP/2; RFC 9113 */
export class Http2GrpcServer implements GrpcListener {
  readonly #options: GrpcServerOptions;
  readonly #desk: CallDesk;
  readonly #unread: UnreadBytes;
  readonly #server: Server;
  readonly #places: ConnectionPlaces;
  readonly #sessions = new Set<Http2Session<Route>>();
  readonly #sweep: NodeJS.Timeout;
  #isDraining = false;

  /** @throws RangeError where a method takes messages that the limits can never hold */
  constructor(options: GrpcServerOptions) {
    const { limits } = options;
    this.#options = options;
    this.#desk = new CallDesk(options);
    this.#unread = new UnreadBytes(limits.maxHeldBytes);
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#places = new ConnectionPlaces(limits.maxConnections, options.spareConnections);
    this.#sweep = setInterval(() => this.#expireSlowPeers(), sweepIntervalMs(limits)).unref();
  }

  get callCount(): number {
    return this.#desk.callCount;
  }

  get connectionCount(): number {
    return this.#sessions.size;
  }

  get port(): number | undefined {
    return portOf(this.#server);
  }

  listen(address: ListenAddress): Promise<void> {
    return listening(this.#server, address);
  }

  async close(graceMs: number): Promise<void> {
    this.#isDraining = true;
    // It waits for the connections that there are.
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const session of this.#sessions) session.warn();
    const leave = setTimeout(() => this.#all((session) => session.leave()), Math.min(CROSSING_MS, graceMs));
    const cut = setTimeout(() => this.#all((session) => session.destroy()), graceMs);
    await closed;
    clearTimeout(leave);
    clearTimeout(cut);
    clearInterval(this.#sweep);
  }

  #accept(socket: Socket): void {
    if (this.#isDraining || !this.#places.enter()) {
      socket.destroy();
      return;
    }
    const connection = this.#desk.accept();
    const session = new Http2Session<Route>(socket, {
      turns: WHEEL.of(this.#options.caller),
      limits: this.#options.limits,
      unread: this.#unread,
      monotonicMs: this.#options.monotonicMs,
      admit: (metadata) => this.#desk.route(metadata),
      onRequest: (stream, metadata, target) => this.#desk.serve(stream, metadata, target, connection),
      onUnknownError: this.#options.onUnknownError,
      onEnd: () => connection.close(),
    });
    this.#sessions.add(session);
    socket.once("close", () => {
      this.#places.leave();
      this.#sessions.delete(session);
    });
  }

  #all(act: (session: Http2Session<Route>) => void): void {
    for (const session of this.#sessions) act(session);
  }

  #expireSlowPeers(): void {
    const nowMs = this.#options.monotonicMs();
    this.#desk.expireSlowPeers();
    this.#all((session) => session.expire(nowMs));
  }
}

/** As often as the shortest limit asks for. */
function sweepIntervalMs({ messageTimeoutMs, prefaceTimeoutMs, idleTimeoutMs }: Limits): number {
  return Math.min(MAX_SWEEP_INTERVAL_MS, messageTimeoutMs, prefaceTimeoutMs, idleTimeoutMs ?? MAX_SWEEP_INTERVAL_MS);
}
