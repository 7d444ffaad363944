import type { TLSSocket } from "node:tls";
import type { Credentials } from "../credentials.ts";
import { TransportError } from "../transport.ts";
import { dial } from "./dial.ts";
import { Http1Link } from "./http1-link.ts";
import { Http2Link } from "./http2-link.ts";
import type { Link } from "./link.ts";

export interface LinkKeeperOptions {
  server: URL;
  credentials: Credentials;
  connectTimeoutMs: number;
  tickMs?: number;
}

/** Holds the one link that new requests use, and makes the next one when it is gone. All who wait share one attempt. */
export class LinkKeeper {
  readonly #options: LinkKeeperOptions;
  readonly #links = new Set<Link>();
  #current: Link | undefined;
  #connecting: Promise<Link> | undefined;
  #closed = false;

  constructor(options: LinkKeeperOptions) {
    this.#options = options;
  }

  get watched(): boolean {
    return this.#current?.watched ?? false;
  }

  /** @throws TransportError unreachable, timeout, bad-credentials or closed */
  link(): Promise<Link> {
    if (this.#closed) return Promise.reject(closedError());
    if (this.#current?.open) return Promise.resolve(this.#current);
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  close(): void {
    this.#closed = true;
    for (const link of this.#links) link.destroy(closedError());
    this.#links.clear();
  }

  async #connect(): Promise<Link> {
    const { server, credentials, connectTimeoutMs } = this.#options;
    const tls = await credentials.tls();
    const socket = await dial({ server, tls, timeoutMs: connectTimeoutMs });
    const secure = socket as TLSSocket;
    if (secure.alpnProtocol === "h2") return this.#keep(new Http2Link({ ...this.#options, socket: secure }));
    socket.destroy();
    return this.#keep(new Http1Link(server, tls));
  }

  #keep(link: Link): Link {
    if (this.#closed) link.destroy(closedError());
    // A link that drains still carries watches: it stays known until it is done, so that close() reaches it.
    for (const old of this.#links) if (!old.open) this.#links.delete(old);
    this.#links.add(link);
    this.#current = link;
    return link;
  }
}

function closedError(): TransportError {
  return new TransportError("closed", "the transport to the API server is closed");
}
