import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encodeRequest, HEADER_BYTES, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, PROVIDER } from "@keyward/core/parsec/identifiers";
import { type Load, Stopwatch } from "./load.ts";

const BODY_BYTES_AT = 22;
const STATUS_AT = 32;

export class ParsecLoad implements Load {
  readonly #socket: Socket;
  readonly #request: Buffer;
  #rest = Buffer.alloc(0);
  #isRunning = false;
  readonly #watch = new Stopwatch();
  readonly latenciesUs = this.#watch.latenciesUs;
  calls = 0;

  private constructor(socket: Socket, request: Buffer) {
    this.#socket = socket;
    this.#request = request;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  static async open(socketPath: string, opcode: number, body: Uint8Array): Promise<ParsecLoad> {
    const socket = connect(socketPath);
    await once(socket, "connect");
    const header = {
      flags: KEEP_OPEN_FLAGS,
      provider: PROVIDER.mbedCrypto,
      session: 0n,
      opcode,
      contentType: CONTENT_TYPE_PROTOBUF,
      acceptType: CONTENT_TYPE_PROTOBUF,
      authenticationType: AUTHENTICATION.none,
    };
    return new ParsecLoad(socket, encodeRequest(header, body, new Uint8Array(0)));
  }

  start(inFlight: number): void {
    this.#isRunning = true;
    this.#write(inFlight);
  }

  stop(): void {
    this.#isRunning = false;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const before = this.calls;
    let at = 0;
    for (let end = endOf(bytes, at); end <= bytes.length; end = endOf(bytes, at)) {
      const status = bytes.readUInt16LE(at + STATUS_AT);
      if (status !== 0) throw new Error(`the server answered with status ${status}`);
      this.calls += 1;
      at = end;
    }
    this.#watch.end();
    this.#rest = Buffer.from(bytes.subarray(at));
    if (this.#isRunning && this.calls > before) this.#write(this.calls - before);
  }

  #write(count: number): void {
    const bytes = Buffer.allocUnsafe(this.#request.length * count);
    for (let at = 0; at < bytes.length; at += this.#request.length) this.#request.copy(bytes, at);
    this.#watch.begin();
    this.#socket.write(bytes);
  }
}

function endOf(bytes: Buffer, at: number): number {
  if (bytes.length - at < HEADER_BYTES) return Number.POSITIVE_INFINITY;
  return at + HEADER_BYTES + bytes.readUInt32LE(at + BODY_BYTES_AT);
}
