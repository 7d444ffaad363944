import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/**
 * What the link does. `stalled` takes connections and bytes and passes nothing on, without a word: the way a lost NAT
 * entry or a pulled cable looks to both ends.
 */
export type LinkMode = { kind: "open" } | { kind: "refused" } | { kind: "stalled" } | { kind: "slow"; delayMs: number };

interface Pair {
  client: Socket;
  server: Socket;
  /** A connection that was ever stalled is dead for good, whatever the link does later. */
  dead: boolean;
}

/** A TCP proxy before an API server whose link can be broken in every way that links break. */
export class FaultyProxy implements AsyncDisposable {
  readonly #target: { host: string; port: number };
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #mode: LinkMode = { kind: "open" };
  /** Connections that clients made so far. */
  connections = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  /** @param host address of this machine that it listens on */
  static async before(server: URL, host = "127.0.0.1"): Promise<FaultyProxy> {
    const proxy = new FaultyProxy({ host: server.hostname, port: Number(server.port || 443) });
    proxy.#server.listen(0, host);
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections are open now. */
  get open(): number {
    return this.#pairs.size;
  }

  /** Nothing answers: connections that exist end with FIN, new ones are closed at once. */
  drop(): void {
    this.#mode = { kind: "refused" };
    for (const { client } of this.#pairs) client.destroy();
  }

  /** Connections that exist end with RST, and so do new ones. */
  reset(): void {
    this.#mode = { kind: "refused" };
    for (const { client } of this.#pairs) client.resetAndDestroy();
  }

  /** Everything goes into a black hole; connections that exist stay there for ever. */
  stall(): void {
    this.#mode = { kind: "stalled" };
    this.stallExisting();
  }

  /** Only what is connected now goes into a black hole; new connections work. */
  stallExisting(): void {
    for (const pair of this.#pairs) pair.dead = true;
  }

  slow(delayMs: number): void {
    this.#mode = { kind: "slow", delayMs };
  }

  /** The link is back, for new connections. */
  heal(): void {
    this.#mode = { kind: "open" };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await once(this.#server, "close");
  }

  #accept(client: Socket): void {
    this.connections += 1;
    client.on("error", () => {});
    if (this.#mode.kind === "refused") {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.#target);
    server.on("error", () => client.destroy());
    const pair = { client, server, dead: this.#mode.kind === "stalled" };
    this.#pairs.add(pair);
    this.#pass(pair, client, server);
    this.#pass(pair, server, client);
    client.on("close", () => {
      this.#pairs.delete(pair);
      server.destroy();
    });
    // In a black hole not even the end of the other side gets through.
    server.on("close", () => pair.dead || client.destroy());
  }

  #pass(pair: Pair, from: Socket, to: Socket): void {
    from.on("data", (bytes) => {
      const delayMs = this.#mode.kind === "slow" ? this.#mode.delayMs : 0;
      const pass = () => pair.dead || to.destroyed || to.write(bytes);
      if (delayMs === 0) pass();
      else setTimeout(pass, delayMs);
    });
  }
}
