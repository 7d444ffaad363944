import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { encodeRequest, HEADER_BYTES, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { hashBody } from "./requests.ts";

/** SHA3-512 behind its protobuf head. */
const ANSWER_BYTES = HEADER_BYTES + 66;

/** One container that asks for a hash of 32 bytes once in a millisecond, and waits for each. */
export class Pulse {
  readonly #socket: Socket;
  readonly #request: Buffer;
  #missingBytes = 0;
  #onAnswer: () => void = () => {};

  private constructor(socket: Socket) {
    const header = {
      flags: KEEP_OPEN_FLAGS,
      provider: PROVIDER.mbedCrypto,
      session: 0n,
      opcode: OPCODE.psaHashCompute,
      contentType: CONTENT_TYPE_PROTOBUF,
      acceptType: CONTENT_TYPE_PROTOBUF,
      authenticationType: AUTHENTICATION.none,
    };
    this.#socket = socket;
    this.#request = encodeRequest(header, hashBody(32), new Uint8Array(0));
    socket.on("data", (chunk: Buffer) => {
      this.#missingBytes -= chunk.length;
      if (this.#missingBytes <= 0) this.#onAnswer();
    });
  }

  static async open(path: string): Promise<Pulse> {
    const socket = connect(path);
    await once(socket, "connect");
    return new Pulse(socket);
  }

  /** @returns how long each call took, in microseconds */
  async beat(milliseconds: number): Promise<number[]> {
    const took: number[] = [];
    for (const endMs = performance.now() + milliseconds; performance.now() < endMs; ) {
      took.push(await this.#call());
      await delay(1);
    }
    return took;
  }

  close(): void {
    this.#socket.destroy();
  }

  #call(): Promise<number> {
    const begunMs = performance.now();
    this.#missingBytes = ANSWER_BYTES;
    this.#socket.write(this.#request);
    return new Promise((resolve) => {
      this.#onAnswer = () => resolve((performance.now() - begunMs) * 1_000);
    });
  }
}
