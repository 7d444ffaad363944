import { constants, type Http2Server, type Http2Session, type ServerHttp2Session } from "node:http2";
import type { ClientConnection, Connection } from "../../identity/connection.ts";
import type { Limits } from "./limits.ts";

/** The largest stream id: a GOAWAY that still lets in what is already under way (RFC 9113, 6.8). */
const LAST_STREAM_ID = 2 ** 31 - 1;

/** After the first GOAWAY: a local client's frames that crossed it have arrived by then. */
const CROSSING_MS = 50;

/**
 * Knows the connections of one listener: bounds silent ones, ends what calls left on one that closes, and takes leave of all
 * when the server stops.
 */
export class SessionKeeper {
  readonly #limits: Limits;
  readonly #accept: () => ClientConnection;
  readonly #sessions = new Map<Http2Session, ClientConnection>();
  #draining = false;

  /** @param accept makes the connection of a client that has come */
  constructor(server: Http2Server, limits: Limits, accept: () => ClientConnection) {
    this.#limits = limits;
    this.#accept = accept;
    server.on("session", (session) => this.#keep(session));
    // Bytes that are no HTTP/2: Node has closed the connection, and the client sees that.
    server.on("sessionError", (_error, session) => session?.destroy());
  }

  /** Connections that are open now. */
  get count(): number {
    return this.#sessions.size;
  }

  /** @returns undefined once the session is closed */
  connectionOf(session: Http2Session | undefined): Connection | undefined {
    return session && this.#sessions.get(session);
  }

  /** @returns once every connection is closed; those that are not after `graceMs` are cut */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    for (const session of this.#sessions.keys()) session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM_ID);
    const ended = [...this.#sessions.keys()].map(closeOf);
    const leave = setTimeout(() => this.#closeAll(), Math.min(CROSSING_MS, graceMs));
    const cut = setTimeout(() => this.#cutAll(), graceMs);
    await Promise.all(ended);
    clearTimeout(leave);
    clearTimeout(cut);
  }

  #closeAll(): void {
    for (const session of this.#sessions.keys()) session.close();
  }

  #cutAll(): void {
    for (const session of this.#sessions.keys()) session.destroy();
  }

  #keep(session: ServerHttp2Session): void {
    if (this.#draining) {
      session.destroy();
      return;
    }
    const connection = this.#accept();
    this.#sessions.set(session, connection);
    const { prefaceTimeoutMs, idleTimeoutMs } = this.#limits;
    const silent = setTimeout(() => session.destroy(), prefaceTimeoutMs);
    session.once("remoteSettings", () => clearTimeout(silent));
    session.once("close", () => {
      clearTimeout(silent);
      this.#sessions.delete(session);
      connection.close();
    });
    session.on("error", () => {});
    if (idleTimeoutMs !== undefined) session.setTimeout(idleTimeoutMs, () => session.close());
  }
}

function closeOf(session: Http2Session): Promise<void> {
  return new Promise((resolve) => session.once("close", resolve));
}
