import { createServer, type Server as NetServer, type Socket } from "node:net";
import {
  type ConnectionInjector,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type sendUnaryData,
} from "@grpc/grpc-js";
import type { ClientConnection } from "../../identity/connection.ts";
import { CallDesk, type GrpcServerOptions, largestMessage } from "../grpc/call/call-desk.ts";
import type { Method } from "../grpc/call/method.ts";
import type { Route } from "../grpc/call/route.ts";
import { type GrpcListener, type ListenAddress, MAX_SWEEP_INTERVAL_MS } from "../grpc/listener/grpc-listener.ts";
import { listening, portOf } from "../grpc/listener/listening.ts";
import { DuplexStream } from "./duplex-stream.ts";
import { UnaryStream } from "./unary-stream.ts";
import { metadataOf } from "./wire.ts";

/**
 * gRPC on the server of @grpc/grpc-js, to be compared with; not for use. What it cannot do of a listener's duties has a name
 * in DIFFERENCES, and a test.
 */
export class GrpcJsServer implements GrpcListener {
  readonly #desk: CallDesk;
  readonly #grpc: Server;
  readonly #injector: ConnectionInjector;
  readonly #server: NetServer;
  readonly #sockets = new Set<Socket>();
  /** By the name of their peers, the only word of a connection that @grpc/grpc-js passes on to calls. */
  readonly #connections = new Map<string, ClientConnection>();
  readonly #sweep: NodeJS.Timeout;

  /** @throws RangeError where a method takes messages that the limits can never hold */
  constructor(options: GrpcServerOptions) {
    const { limits } = options;
    this.#desk = new CallDesk(options);
    this.#grpc = new Server(grpcJsOptions(options));
    this.#register(options);
    this.#injector = this.#grpc.createConnectionInjector(ServerCredentials.createInsecure());
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#server.maxConnections = limits.maxConnections;
    const sweepIntervalMs = Math.min(MAX_SWEEP_INTERVAL_MS, limits.messageTimeoutMs);
    this.#sweep = setInterval(() => this.#desk.expireSlowPeers(), sweepIntervalMs).unref();
  }

  get callCount(): number {
    return this.#desk.callCount;
  }

  get connectionCount(): number {
    return this.#sockets.size;
  }

  get port(): number | undefined {
    return portOf(this.#server);
  }

  listen(address: ListenAddress): Promise<void> {
    return listening(this.#server, address);
  }

  async close(graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#injector.drain(graceMs);
    const cut = setTimeout(() => this.#cutAll(), graceMs);
    await closed;
    clearTimeout(cut);
    clearInterval(this.#sweep);
    this.#injector.destroy();
    this.#grpc.forceShutdown();
  }

  #accept(socket: Socket): void {
    const connection = this.#desk.accept();
    Object.defineProperty(socket, "remoteAddress", { value: connection.id });
    Object.defineProperty(socket, "remotePort", { value: undefined });
    this.#sockets.add(socket);
    this.#connections.set(connection.id, connection);
    socket.once("close", () => {
      this.#sockets.delete(socket);
      this.#connections.delete(connection.id);
      connection.close();
    });
    this.#injector.injectConnection(socket);
  }

  #cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #register({ services }: GrpcServerOptions): void {
    for (const { name, methods } of services) {
      for (const [short, method] of methods) {
        const [handler, type] = this.#handlerOf(method);
        this.#grpc.register<Buffer, Uint8Array>(`/${name}/${short}`, handler, asBuffer, (bytes) => bytes, type);
      }
    }
  }

  /** What streams one way is served as one that may stream both ways: ServerCall holds it to one message itself. */
  #handlerOf(method: Method) {
    const target: Route & { kind: "method" } = { kind: "method", method, timeoutMs: undefined };
    const unary = (call: ServerUnaryCall<Buffer, Uint8Array>, respond: sendUnaryData<Uint8Array>) => {
      const stream = new UnaryStream(call, respond);
      this.#serve(stream, call, target);
      stream.deliver();
    };
    const duplex = (call: ServerDuplexStream<Buffer, Uint8Array>) => this.#serve(new DuplexStream(call), call, target);
    return method.kind === "unary" ? ([unary, "unary"] as const) : ([duplex, "bidi"] as const);
  }

  #serve(
    stream: UnaryStream | DuplexStream,
    call: ServerUnaryCall<Buffer, Uint8Array> | ServerDuplexStream<Buffer, Uint8Array>,
    target: Route,
  ): void {
    const connection = this.#connections.get(call.getPeer());
    // Gone between the headers and now.
    if (connection !== undefined) this.#desk.serve(stream, metadataOf(call.metadata), target, connection);
  }
}

function grpcJsOptions({ services, limits }: GrpcServerOptions) {
  const largest = Math.max(0, ...services.flatMap(({ methods }) => [...methods.values()].map(largestMessage)));
  return {
    "grpc.max_concurrent_streams": limits.maxConcurrentStreams,
    // One for all methods: what a method takes less is judged when it has been read.
    "grpc.max_receive_message_length": largest,
    "grpc.max_send_message_length": -1,
    "grpc.enable_channelz": 0,
    ...(limits.idleTimeoutMs === undefined ? {} : { "grpc.max_connection_idle_ms": limits.idleTimeoutMs }),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
