import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { HEADER_BYTES } from "@keyward/core/parsec/header";

const BODY_BYTES_AT = 22;

/** One connection, as a client holds it that counts answers. A test bounds how long it waits. */
export class Conversation {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on("close", () => {
      this.#ended = true;
      this.#wake();
    });
    socket.on("error", () => {});
  }

  static async open(path: string): Promise<Conversation> {
    const socket = connect({ path, allowHalfOpen: true });
    await once(socket, "connect");
    return new Conversation(socket);
  }

  write(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** @throws Error where the server hangs up before the whole answer */
  async answer(): Promise<{ readonly header: Buffer; readonly body: Buffer }> {
    const header = await this.#take(HEADER_BYTES);
    return { header, body: await this.#take(header.readUInt32LE(BODY_BYTES_AT)) };
  }

  /** Says no more. @throws Error where the server does */
  async end(): Promise<void> {
    this.#socket.on("end", () => this.#socket.destroy());
    this.#socket.end();
    while (!this.#ended) await this.#more();
    if (this.#received.length > 0) throw new Error(`${this.#received.length} bytes came that nobody asked for`);
  }

  async #take(bytes: number): Promise<Buffer> {
    while (this.#received.length < bytes) {
      if (this.#ended) throw new Error(`the server hung up ${bytes - this.#received.length} bytes early`);
      await this.#more();
    }
    const taken = this.#received.subarray(0, bytes);
    this.#received = this.#received.subarray(bytes);
    return taken;
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
