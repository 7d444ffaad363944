import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { HELLO, METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { OUR_VERSIONS, type VersionRange } from "@keyward/core/parsec/extension/versions";
import { encodeRequest, HEADER_BYTES, KEEP_OPEN_FLAGS, type RequestHeader } from "@keyward/core/parsec/header";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { HelloRequestSchema, type HelloResponse, HelloResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import { StatusSchema } from "@keyward/proto/light/gen/keyward/v1/status";
import type { LightSchema } from "@keyward/proto/light/schema";
import type { Answer } from "./test-client.ts";

const BODY_BYTES_AT = 22;
const STATUS_AT = 32;
const NO_NAME = new Uint8Array(0);

/** What a server of version 2 says of a failure. */
export class WireFailure extends Error {
  override readonly name = "WireFailure";
  readonly status: number;
  /** google.rpc.Code; undefined where the body is empty. */
  readonly code: number | undefined;
  /** What its ErrorInfo holds, undecoded. */
  readonly details: readonly Uint8Array[];

  constructor({ status, body }: Answer) {
    const said = body.length === 0 ? undefined : fromBinary(StatusSchema, body);
    super(said?.message ?? `status ${status}`);
    this.status = status;
    this.code = said?.code;
    this.details = said?.details.map(({ value }) => value) ?? [];
  }
}

/** One kept connection, on which requests do not wait for the answers to those before. */
export class WireClient implements Disposable {
  readonly #socket: Socket;
  readonly #waiting: PromiseWithResolvers<Answer>[] = [];
  readonly ended: Promise<void>;
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    // Not by events.once, for which a connection that breaks has not ended.
    this.ended = new Promise((resolve) =>
      socket.once("close", () => {
        this.#end();
        resolve();
      }),
    );
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  /** A connection on which nothing has been said. */
  static async open(path: string): Promise<WireClient> {
    const socket = connect(path);
    await once(socket, "connect");
    return new WireClient(socket);
  }

  /** A connection on which methods go by their numbers. */
  static async greeted(path: string): Promise<WireClient> {
    const client = await WireClient.open(path);
    await client.hello();
    return client;
  }

  async hello({ lowest, highest }: VersionRange = OUR_VERSIONS): Promise<HelloResponse> {
    const body = toBinary(HelloRequestSchema, { lowestVersion: lowest, highestVersion: highest });
    return fromBinary(HelloResponseSchema, succeeded(await this.request(HELLO, body)));
  }

  /** @param method for example "CryptoService/Hash" @throws WireFailure */
  async call<Q extends DescMessage, S extends DescMessage>(
    method: string,
    [asked, given]: readonly [LightSchema<Q>, LightSchema<S>],
    message: MessageInitShape<Q>,
  ): Promise<MessageShape<S>> {
    const number = METHOD_NUMBERS.get(`keyward.v1.${method}`);
    if (number === undefined) throw new TypeError(`${method} has no number`);
    return fromBinary(given, succeeded(await this.request(number, toBinary(asked, message))));
  }

  /** @throws Error where the server hangs up instead of answering */
  request(opcode: number, body: Uint8Array, changes: Partial<RequestHeader> = {}): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.push(waiting);
    this.#socket.write(encodeRequest({ ...HEADER, opcode, ...changes }, body, NO_NAME));
    return waiting.promise;
  }

  /** Bytes as they are, whose answers `request` does not wait for. */
  write(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    for (let answer = this.#next(); answer !== undefined; answer = this.#next()) this.#waiting.shift()?.resolve(answer);
  }

  #next(): Answer | undefined {
    const bytes = this.#received;
    if (bytes.length < HEADER_BYTES) return undefined;
    const end = HEADER_BYTES + bytes.readUInt32LE(BODY_BYTES_AT);
    if (bytes.length < end) return undefined;
    this.#received = bytes.subarray(end);
    const header = bytes.subarray(0, HEADER_BYTES);
    return { header, status: header.readUInt16LE(STATUS_AT), body: bytes.subarray(HEADER_BYTES, end) };
  }

  #end(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("the server has hung up"));
  }
}

const HEADER = {
  flags: KEEP_OPEN_FLAGS,
  provider: 0,
  session: 0n,
  contentType: 0,
  acceptType: 0,
  authenticationType: 0,
};

function succeeded(answer: Answer): Buffer {
  if (answer.status !== 0) throw new WireFailure(answer);
  return answer.body;
}
