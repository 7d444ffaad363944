import { type ClientHttp2Session, type ClientHttp2Stream, connect } from "node:http2";
import type { TLSSocket } from "node:tls";
import { TransportError } from "../transport.ts";
import { Http2Exchange } from "./http2-exchange.ts";
import type { Answer, Link, Outgoing } from "./link.ts";
import { Pulse } from "./pulse.ts";

/** What one reader may leave unread, and all together: bounds memory; a page of a list is larger and comes in parts. */
const STREAM_WINDOW_BYTES = 256 * 1024;
const SESSION_WINDOW_BYTES = 4 * 1024 * 1024;

/** One per write that waits behind a fence, and one for the pulse. */
const MAX_PINGS = 1_000;

export interface Http2LinkOptions {
  server: URL;
  socket: TLSSocket;
  tickMs?: number;
}

/** All requests and watches on one connection, which pings the server while anyone waits on it. */
export class Http2Link implements Link {
  readonly watched = true;
  readonly #session: ClientHttp2Session;
  readonly #pulse: Pulse;
  readonly #streams = new Set<ClientHttp2Stream>();
  #reason: Error | undefined;

  constructor({ server, socket, tickMs }: Http2LinkOptions) {
    this.#session = connect(server, {
      createConnection: () => socket,
      maxOutstandingPings: MAX_PINGS,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW_BYTES },
    });
    this.#session.once("connect", () => this.#session.setLocalWindowSize(SESSION_WINDOW_BYTES));
    this.#pulse = new Pulse({
      bytesRead: () => socket.bytesRead,
      inUse: () => this.#streams.size > 0,
      ping: () => this.#ping(),
      onDead: () => this.destroy(new TransportError("stalled", `${server.origin} fell silent and answers no ping`)),
      ...(tickMs === undefined ? {} : { tickMs }),
    });
    this.#session.on("error", (error) => this.#ended(`${server.origin} broke the connection: ${error.message}`, error));
    this.#session.on("close", () => this.#ended(`${server.origin} closed the connection`));
  }

  get open(): boolean {
    return !this.#session.closed && !this.#session.destroyed;
  }

  async exchange(outgoing: Outgoing, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const stream = this.#begin(outgoing);
    this.#streams.add(stream);
    stream.once("close", () => this.#streams.delete(stream));
    this.#pulse.quicken();
    const exchange = new Http2Exchange(stream, signal, () => this.#reason);
    if (outgoing.beforeBody !== undefined) this.#sendWhenHeard(stream, exchange, outgoing);
    else if (outgoing.body !== undefined) stream.end(outgoing.body);
    return exchange.answer();
  }

  #begin({ method, path, headers, body }: Outgoing): ClientHttp2Stream {
    try {
      return this.#session.request({ ...headers, ":method": method, ":path": path }, { endStream: body === undefined });
    } catch (error) {
      // Closed between our look at `open` and now.
      throw new TransportError("refused", `the connection takes no more requests: ${(error as Error).message}`, error);
    }
  }

  /** The server handles frames in order: when it answers a ping, it has the header that was sent before the ping. */
  #sendWhenHeard(stream: ClientHttp2Stream, exchange: Http2Exchange, { body, beforeBody }: Outgoing): void {
    this.#session.ping((fault) => {
      if (stream.destroyed || stream.closed) return;
      try {
        if (fault) throw new TransportError("refused", `no sign that the header arrived: ${fault.message}`, fault);
        beforeBody?.();
        stream.end(body);
      } catch (error) {
        exchange.cancel(error as Error);
      }
    });
  }

  destroy(reason: Error): void {
    this.#reason ??= reason;
    this.#pulse.stop();
    // Streams that go down with their session end as if they were complete; an error of their own prevents it.
    for (const stream of this.#streams) stream.destroy(this.#reason);
    this.#session.destroy();
  }

  /**
   * After GOAWAY watches stay on a connection that takes no more requests, and Node sends no PING on it: there
   * SETTINGS asks for the sign of life, which every peer has to acknowledge as well (RFC 9113, 6.5.3). The pulse
   * counts bytes, not answers.
   */
  #ping(): void {
    if (this.#session.destroyed) return;
    if (this.#session.closed) this.#session.settings({ enablePush: false });
    else this.#session.ping(() => {});
  }

  #ended(message: string, cause?: Error): void {
    this.#pulse.stop();
    this.#reason ??= new TransportError("broken", message, cause);
  }
}
