import { constants, type Http2Server, type Http2Session, type ServerHttp2Session } from "node:http2";
import type { Socket } from "node:net";
import type { ClientConnection, Connection } from "../../../identity/connection.ts";
import type { Limits } from "../bounds/limits.ts";

/** The largest stream id: a GOAWAY that still lets in what is already under way (RFC 9113, 6.8). */
const LAST_STREAM_ID = 2 ** 31 - 1;

/** After the first GOAWAY: a local client's frames that crossed it have arrived by then. */
const CROSSING_MS = 50;

/**
 * From our last byte to the client's, and no longer than it may be idle: Node waits for ever for a client that does not
 * hang up.
 */
const MAX_HANG_UP_MS = 1_000;

/** One client, as HTTP/2, as the operating system and as its calls know it. */
interface Client {
  readonly session: ServerHttp2Session;
  readonly socket: Socket;
  readonly connection: ClientConnection;
}

/**
 * Knows the connections of one listener: bounds silent ones, ends what calls left on one that closes, and takes leave of all
 * when the server stops.
 */
export class SessionKeeper {
  readonly #limits: Limits;
  readonly #accept: () => ClientConnection;
  readonly #clients = new Map<Http2Session, Client>();
  #draining = false;
  #arriving: Socket | undefined;

  /** @param accept makes the connection of a client that has come */
  constructor(server: Http2Server, limits: Limits, accept: () => ClientConnection) {
    this.#limits = limits;
    this.#accept = accept;
    // A session hides its socket from us; Node makes it while it tells of the socket.
    server.prependListener("connection", (socket: Socket) => {
      this.#arriving = socket;
    });
    server.on("session", (session) => this.#keep(session, this.#arriving!));
    // Bytes that are no HTTP/2: Node has closed the connection, and the client sees that.
    server.on("sessionError", (_error, session) => session?.destroy());
  }

  /** Connections that are open now. */
  get count(): number {
    return this.#clients.size;
  }

  /** @returns undefined once the session is closed */
  connectionOf(session: Http2Session | undefined): Connection | undefined {
    return session && this.#clients.get(session)?.connection;
  }

  /** @returns once every connection is closed; those that are not after `graceMs` are cut */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    const clients = [...this.#clients.values()];
    for (const { session } of clients) {
      // One that its client has just left is still among them until its close is told, and would throw.
      if (!session.destroyed) session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM_ID);
    }
    const ended = clients.map(closeOf);
    const leave = setTimeout(() => this.#hangUpAll(), Math.min(CROSSING_MS, graceMs));
    const cut = setTimeout(() => clients.forEach(cutOff), graceMs);
    await Promise.all(ended);
    clearTimeout(leave);
    clearTimeout(cut);
  }

  #hangUpAll(): void {
    for (const client of this.#clients.values()) this.#hangUp(client);
  }

  #keep(session: ServerHttp2Session, socket: Socket): void {
    this.#arriving = undefined;
    if (this.#draining) {
      session.destroy();
      return;
    }
    const client = { session, socket, connection: this.#accept() };
    this.#clients.set(session, client);
    session.once("close", () => {
      this.#clients.delete(session);
      client.connection.close();
    });
    session.on("error", () => {});
    this.#boundSilence(client);
  }

  #boundSilence(client: Client): void {
    const { session } = client;
    const { prefaceTimeoutMs, idleTimeoutMs } = this.#limits;
    const silent = setTimeout(() => cutOff(client), prefaceTimeoutMs);
    session.once("remoteSettings", () => clearTimeout(silent));
    session.once("close", () => clearTimeout(silent));
    if (idleTimeoutMs !== undefined) session.setTimeout(idleTimeoutMs, () => this.#hangUp(client));
  }

  /** Takes no new call, lets running ones end, and closes; a client that does not close its side then is cut off. */
  #hangUp({ session, socket }: Client): void {
    if (session.closed) return;
    session.close();
    const lookMs = Math.min(MAX_HANG_UP_MS, this.#limits.idleTimeoutMs ?? MAX_HANG_UP_MS);
    const look = setInterval(() => {
      if (session.destroyed) socket.destroy();
    }, lookMs).unref();
    session.once("close", () => clearInterval(look));
  }
}

/** The session ends with its socket. One that is closed already would wait for the client to hang up. */
function cutOff({ socket }: Client): void {
  socket.destroy();
}

function closeOf({ session }: Client): Promise<void> {
  return new Promise((resolve) => session.once("close", resolve));
}
