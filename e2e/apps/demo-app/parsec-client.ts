import { connect } from "node:net";
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { encodeRequest } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF } from "@keyward/core/parsec/identifiers";

/** Where the header of an answer has its status. Source: Parsec's book, "Wire protocol specification", 1.0 */
const STATUS_OFFSET = 32;
const HEADER_BYTES = 36;
const TIMEOUT_MS = 10_000;

/** A request that was answered with a status other than success. */
export class ParsecFailure extends Error {
  override readonly name = "ParsecFailure";
  readonly status: number;

  constructor(status: number) {
    super(`Parsec status ${status}`);
    this.status = status;
  }
}

/** One application on a Parsec socket: a connection for each request, as clients of the protocol have it. */
export class ParsecClient {
  readonly #path: string;
  readonly #application: string;

  constructor(path: string, application: string) {
    this.#path = path;
    this.#application = application;
  }

  /** @throws ParsecFailure; Error where there is no answer */
  async call<Q extends DescMessage, S extends DescMessage>(
    [provider, opcode]: readonly [provider: number, opcode: number],
    [asked, given]: readonly [Q, S],
    request: MessageInitShape<Q>,
  ): Promise<MessageShape<S>> {
    const header = {
      flags: 0,
      provider,
      session: 0n,
      contentType: CONTENT_TYPE_PROTOBUF,
      acceptType: CONTENT_TYPE_PROTOBUF,
      authenticationType: AUTHENTICATION.direct,
      bodyBytes: 0,
      authenticationBytes: 0,
      opcode,
    };
    const body = toBinary(asked, create(asked, request));
    const answer = await this.#exchange(encodeRequest(header, body, Buffer.from(this.#application)));
    const status = answer.readUInt16LE(STATUS_OFFSET);
    if (status !== 0) throw new ParsecFailure(status);
    return fromBinary(given, answer.subarray(HEADER_BYTES));
  }

  #exchange(bytes: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(this.#path);
      socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
      socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      socket.once("error", reject);
      socket.once("close", () => {
        const answer = Buffer.concat(chunks);
        if (answer.length >= HEADER_BYTES) resolve(answer);
        else reject(new Error(`the answer ended after ${answer.length} bytes`));
      });
      socket.write(bytes);
    });
  }
}
