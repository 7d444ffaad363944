import { constants, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { Limits } from "./limits.ts";

/** The largest stream id: a GOAWAY that still lets in what is already under way (RFC 9113, 6.8). */
const LAST_STREAM_ID = 2 ** 31 - 1;

/** After the first GOAWAY: a local client's frames that crossed it have arrived by then. */
const CROSSING_MS = 50;

/** Knows the connections of one listener: bounds silent ones, and takes leave of all when the server stops. */
export class SessionKeeper {
  readonly #limits: Limits;
  readonly #sessions = new Set<ServerHttp2Session>();
  #draining = false;

  constructor(server: Http2Server, limits: Limits) {
    this.#limits = limits;
    server.on("session", (session) => this.#keep(session));
    // Bytes that are no HTTP/2: Node has closed the connection, and the client sees that.
    server.on("sessionError", (_error, session) => session?.destroy());
  }

  /** @returns once every connection is closed; those that are not after `graceMs` are cut */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    for (const session of this.#sessions) session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM_ID);
    const ended = [...this.#sessions].map(closeOf);
    const leave = setTimeout(() => this.#closeAll(), Math.min(CROSSING_MS, graceMs));
    const cut = setTimeout(() => this.#cutAll(), graceMs);
    await Promise.all(ended);
    clearTimeout(leave);
    clearTimeout(cut);
  }

  #closeAll(): void {
    for (const session of this.#sessions) session.close();
  }

  #cutAll(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #keep(session: ServerHttp2Session): void {
    if (this.#draining) {
      session.destroy();
      return;
    }
    this.#sessions.add(session);
    const { prefaceTimeoutMs, idleTimeoutMs } = this.#limits;
    const silent = setTimeout(() => session.destroy(), prefaceTimeoutMs);
    session.once("remoteSettings", () => clearTimeout(silent));
    session.once("close", () => {
      clearTimeout(silent);
      this.#sessions.delete(session);
    });
    session.on("error", () => {});
    if (idleTimeoutMs !== undefined) session.setTimeout(idleTimeoutMs, () => session.close());
  }
}

function closeOf(session: ServerHttp2Session): Promise<void> {
  return new Promise((resolve) => session.once("close", resolve));
}
