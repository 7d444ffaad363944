import { X509Certificate } from "node:crypto";
import { createServer, type TLSSocket, type Server as TlsServer } from "node:tls";
import { Server, ServerCredentials, type UntypedHandleCall } from "@grpc/grpc-js";
import { REPLICA_SERVICE, type WatchCall } from "./replicas/replica-service.ts";
import { AGENT_SERVICE, type ConnectCall } from "./service.ts";

export interface TlsPair {
  /** PEM */
  readonly certificate: string;
  /** PEM */
  readonly privateKey: string;
}

export interface ListenerOptions {
  readonly port: number;
  readonly tls: TlsPair;
  readonly onConnect: (call: ConnectCall) => void;
  /** @param isReplica whether the connection proved that it has this operator's own certificate and its key */
  readonly onWatch: (call: WatchCall, isReplica: boolean) => void;
}

const HANDSHAKE_MS = 5_000;
/** One for each pod of a large cluster; each costs about 115 kB (measured with 400). */
const MAX_CONNECTIONS = 20_000;
/** Sidecars on the host's network share an address; a node has far fewer pods than this. */
const MAX_CONNECTIONS_PER_ADDRESS = 512;
const MAX_RECEIVED_BYTES = 64 * 1024;
/** A key with all its versions and their certificates; sidecars take as much. */
const MAX_SENT_BYTES = 1024 * 1024;
const GRPC_OPTIONS = {
  "grpc.max_receive_message_length": MAX_RECEIVED_BYTES,
  "grpc.max_send_message_length": MAX_SENT_BYTES,
  "grpc.max_concurrent_streams": 4,
  "grpc.keepalive_time_ms": 30_000,
  "grpc.keepalive_timeout_ms": 10_000,
  "grpc.max_connection_idle_ms": 60_000,
  "grpc.enable_channelz": 0,
} as const;

/**
 * grpc-js behind a TLS server of our own: so TLS 1.3 is the least that is spoken, a renewed certificate is taken without a
 * restart, and handshakes and connections have limits.
 */
export class AgentListener {
  readonly #grpc: Server;
  readonly #tls: TlsServer;
  readonly #sockets = new Map<string, TLSSocket>();
  readonly #perAddress = new Map<string, number>();
  readonly #injector: ReturnType<Server["createConnectionInjector"]>;

  /** Of the certificate in use, DER. */
  #own: Buffer;

  private constructor({ tls, onConnect, onWatch }: ListenerOptions) {
    this.#own = new X509Certificate(tls.certificate).raw;
    this.#grpc = new Server(GRPC_OPTIONS);
    this.#grpc.addService(AGENT_SERVICE, { connect: onConnect as UntypedHandleCall });
    const watch = (call: WatchCall) => onWatch(call, this.#isReplica(call.getPeer()));
    this.#grpc.addService(REPLICA_SERVICE, { watch: watch as UntypedHandleCall });
    this.#injector = this.#grpc.createConnectionInjector(ServerCredentials.createInsecure());
    this.#tls = createServer({
      ...contextOf(tls),
      ALPNProtocols: ["h2"],
      handshakeTimeout: HANDSHAKE_MS,
      // Sidecars have none, and show a token instead; who shows one has proved in the handshake that its key is his.
      requestCert: true,
      rejectUnauthorized: false,
    });
    this.#tls.maxConnections = MAX_CONNECTIONS;
    this.#tls.on("secureConnection", (socket) => this.#take(socket));
    // A handshake that fails is the caller's affair; the socket is gone already.
    this.#tls.on("tlsClientError", () => {});
    // A connection that there was no file descriptor for must not end the program.
    this.#tls.on("error", () => {});
  }

  /** @throws if the port cannot be had */
  static async open(options: ListenerOptions): Promise<AgentListener> {
    const listener = new AgentListener(options);
    await new Promise<void>((resolve, reject) => {
      listener.#tls.once("error", reject);
      listener.#tls.listen(options.port, resolve);
    });
    return listener;
  }

  get port(): number {
    const address = this.#tls.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  /** For connections from now on. @throws if certificate and key do not fit together; the old pair stays */
  renew(tls: TlsPair): void {
    this.#tls.setSecureContext(contextOf(tls));
    this.#own = new X509Certificate(tls.certificate).raw;
  }

  /** @param peer as `call.getPeer()` gives it */
  disconnect(peer: string): void {
    this.#sockets.get(peer)?.destroy();
  }

  /** Takes nothing new, says GOAWAY, and cuts what is still there after the grace. */
  async close(graceMs: number): Promise<void> {
    const closed = new Promise((resolve) => this.#tls.close(resolve));
    this.#injector.drain(graceMs);
    const cut = setTimeout(() => {
      this.#grpc.forceShutdown();
      for (const socket of this.#sockets.values()) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(cut);
    this.#grpc.forceShutdown();
  }

  /** Only replicas have the private key of the certificate that they all serve with. */
  #isReplica(peer: string): boolean {
    const shown = this.#sockets.get(peer)?.getPeerX509Certificate();
    return shown?.raw.equals(this.#own) === true;
  }

  #take(socket: TLSSocket): void {
    socket.on("error", () => socket.destroy());
    const { remoteAddress = "", remotePort } = socket;
    const neighbours = this.#perAddress.get(remoteAddress) ?? 0;
    if (socket.alpnProtocol !== "h2" || neighbours >= MAX_CONNECTIONS_PER_ADDRESS) return void socket.destroy();
    const peer = `${remoteAddress}:${remotePort}`;
    this.#perAddress.set(remoteAddress, neighbours + 1);
    this.#sockets.set(peer, socket);
    socket.once("close", () => this.#forget(peer, remoteAddress));
    this.#injector.injectConnection(socket);
  }

  #forget(peer: string, address: string): void {
    this.#sockets.delete(peer);
    const left = (this.#perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#perAddress.set(address, left);
    else this.#perAddress.delete(address);
  }
}

function contextOf({ certificate, privateKey }: TlsPair) {
  return { cert: certificate, key: privateKey, minVersion: "TLSv1.3" } as const;
}
