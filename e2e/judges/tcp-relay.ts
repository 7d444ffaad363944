import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Lets judges that know only TCP reach a Unix socket: bytes, half-closes and ends pass as they are. */
export class TcpRelay implements AsyncDisposable {
  readonly #server;
  readonly #sockets = new Set<Socket>();

  private constructor(socket: string) {
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => this.#join(near, socket));
  }

  /** Listens on a port of 127.0.0.1 that the system chooses. */
  static async to(socket: string): Promise<TcpRelay> {
    const relay = new TcpRelay(socket);
    relay.#server.listen(0, "127.0.0.1");
    await once(relay.#server, "listening");
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near: Socket, path: string): void {
    const far = connect({ path, allowHalfOpen: true });
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      // A cut on one side is a cut on the other.
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
