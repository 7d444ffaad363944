import { join } from "node:path";
import { HEALTH_PORT_ANNOTATION } from "@keyward/core/contract/names";
import { BROKER_SOCKET_FILE, SOCKET_FILE } from "@keyward/core/contract/paths";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HealthState } from "../health/health-state.ts";
import { type Caller, PROBE_CALLER } from "../identity/caller.ts";
import type { Log } from "../log/log.ts";
import { type PlacedSocket, placeSocket } from "../sockets/placed-socket.ts";
import { SPARE_CONNECTIONS, type SpareConnections } from "./connection-places.ts";
import { createGrpcServer } from "./create-grpc-server.ts";
import { HEALTH_PORT_LIMITS, type Limits } from "./grpc/bounds/limits.ts";
import type { Service } from "./grpc/call/method.ts";
import type { GrpcListener } from "./grpc/listener/grpc-listener.ts";
import type { GrpcFront } from "./grpc-front.ts";
import { healthService } from "./services/health.ts";

/** Longer than any call of ours takes, shorter than the 30 s that Kubernetes gives a pod to end. */
const GRACE_MS = 25_000;

/** Where one caller's socket goes. */
export interface SocketOptions {
  readonly caller: Caller;
  readonly dir: string;
  readonly stagingDir: string;
  readonly mode: number;
}

export interface FrontOptions {
  readonly health: HealthState;
  readonly log: Log;
  /** What sockets offer besides grpc.health.v1. */
  readonly services: readonly Service[];
  readonly limits: Limits;
  readonly grpcFront: GrpcFront;
}

/** All listeners of the program: a socket for each caller, and the port for the kubelet's probe. */
export class Front {
  readonly #health: HealthState;
  readonly #log: Log;
  readonly #services: readonly Service[];
  readonly #limits: Limits;
  readonly #grpcFront: GrpcFront;
  readonly #servers: GrpcListener[] = [];
  readonly #sockets: PlacedSocket[] = [];

  constructor(options: FrontOptions) {
    this.#health = options.health;
    this.#log = options.log;
    this.#services = [...options.services, healthService(options.health)];
    this.#limits = options.limits;
    this.#grpcFront = options.grpcFront;
  }

  async openSocket({ caller, dir, stagingDir, mode }: SocketOptions): Promise<void> {
    const server = await this.#create(this.#services, caller, this.#limits, SPARE_CONNECTIONS);
    const place = { stagingDir, path: join(dir, SOCKET_FILE), mode, aliases: [BROKER_SOCKET_FILE] };
    const placed = await placeSocket(place, (path) => server.listen({ path }));
    this.#sockets.push(placed);
    this.#log.info({ path: placed.path, container: caller.container }, "socket open");
  }

  /** grpc.health.v1 and nothing else, on all addresses: the kubelet comes from the node. @returns the port */
  async openHealthPort(port: number, host = "::"): Promise<number> {
    const server = await this.#create([healthService(this.#health)], PROBE_CALLER, HEALTH_PORT_LIMITS);
    await listenOn(server, host, port);
    this.#log.info({ port: server.port }, "health port open");
    return server.port ?? port;
  }

  /** Health first, so that probes and watchers know; then the calls that run may end; then the files go. */
  async close(): Promise<void> {
    this.#health.stop();
    await Promise.all(this.#servers.map((server) => server.close(GRACE_MS)));
    for (const socket of this.#sockets) await socket.remove();
  }

  async #create(
    services: readonly Service[],
    caller: Caller,
    limits: Limits,
    spareConnections?: SpareConnections,
  ): Promise<GrpcListener> {
    const server = await createGrpcServer(this.#grpcFront, {
      services,
      caller,
      limits,
      spareConnections,
      monotonicMs: () => performance.now(),
      onUnknownError: (error) => this.#log.error({ err: error }, "a call failed for a reason of ours"),
    });
    this.#servers.push(server);
    return server;
  }
}

/** @throws FAILED_PRECONDITION where the port is taken */
async function listenOn(server: GrpcListener, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A node without IPv6 has no such address.
    if (host === "::" && (code === "EAFNOSUPPORT" || code === "EADDRNOTAVAIL")) {
      await listenOn(server, "0.0.0.0", port);
      return;
    }
    const text = `cannot listen on health port ${port}: ${message}; choose another with ${HEALTH_PORT_ANNOTATION} or --health-port`;
    throw new KeywardError("FAILED_PRECONDITION", text);
  }
}
