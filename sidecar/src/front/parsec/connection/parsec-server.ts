import { createServer, type Server, type Socket } from "node:net";
import type { Caller } from "../../../identity/caller.ts";
import { ClientConnection } from "../../../identity/connection.ts";
import { ConnectionPlaces, type SpareConnections } from "../../connection-places.ts";
import { ByteBudget } from "../../grpc/bounds/byte-budget.ts";
import { listening } from "../../grpc/listener/listening.ts";
import type { ParsecLimits } from "../limits.ts";
import type { ParsecService } from "../service/parsec-service.ts";
import { ParsecConnection } from "./parsec-connection.ts";

export interface ParsecServerOptions {
  readonly service: ParsecService;
  readonly caller: Caller;
  readonly limits: ParsecLimits;
  /** Beyond the connections of the limits. */
  readonly spareConnections?: SpareConnections | undefined;
  monotonicMs(): number;
  /** Told what failed for a reason of ours. */
  onUnknownError(error: unknown): void;
}

/** Often enough that nobody overstays by more than a quarter of the shortest time. */
const SWEEPS_PER_TIMEOUT = 4;

/** The Parsec wire on a Unix socket. Page: docs/parsec.md */
export class ParsecServer {
  readonly #options: ParsecServerOptions;
  readonly #server: Server;
  readonly #places: ConnectionPlaces;
  readonly #budget: ByteBudget;
  readonly #clients = new Map<Socket, ParsecConnection>();
  #sweeper: NodeJS.Timeout | undefined;

  constructor(options: ParsecServerOptions) {
    this.#options = options;
    this.#budget = new ByteBudget(options.limits.maxHeldBytes);
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
    this.#places = new ConnectionPlaces(options.limits.maxConnections, options.spareConnections);
  }

  /** Connections that are open now. */
  get connectionCount(): number {
    return this.#clients.size;
  }

  async listen(path: string): Promise<void> {
    await listening(this.#server, { path });
  }

  /** @returns once every connection is closed; those that are not after `graceMs` are cut */
  async close(graceMs: number): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const client of this.#clients.values()) client.leave();
    const cut = setTimeout(() => {
      for (const socket of this.#clients.keys()) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(cut);
    clearInterval(this.#sweeper);
  }

  #accept(socket: Socket): void {
    if (!this.#places.enter()) {
      socket.destroy();
      return;
    }
    const { service, caller, limits, monotonicMs, onUnknownError } = this.#options;
    const connection = new ClientConnection(caller, onUnknownError, "parsec");
    const budget = this.#budget;
    this.#clients.set(socket, new ParsecConnection({ socket, connection, service, limits, budget, monotonicMs }));
    socket.once("close", () => {
      this.#places.leave();
      this.#clients.delete(socket);
    });
    this.#sweeper ??= this.#startSweeping();
  }

  #startSweeping(): NodeJS.Timeout {
    const { requestTimeoutMs, leaveTimeoutMs } = this.#options.limits;
    const everyMs = Math.max(1, Math.min(requestTimeoutMs, leaveTimeoutMs) / SWEEPS_PER_TIMEOUT);
    return setInterval(() => this.#sweep(), everyMs).unref();
  }

  #sweep(): void {
    const nowMs = this.#options.monotonicMs();
    for (const client of this.#clients.values()) client.sweep(nowMs);
    if (this.#clients.size > 0) return;
    // A server that nobody uses wakes nothing: there is one in every container of every pod.
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
