import { connect } from "node:net";
import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { encodeRequest, HEADER_BYTES, type RequestHeader } from "@keyward/core/parsec/header";
import { AUTHENTICATION, OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import type { LightSchema } from "@keyward/proto/light/schema";

/** What a client sees. */
export interface Answer {
  readonly header: Buffer;
  readonly status: number;
  readonly body: Buffer;
}

/** Sends bytes, then waits for the end of the stream. @param isEnd whether the client's side ends, too */
export function rawExchange(path: string, bytes: Uint8Array, isEnd = false): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path, allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      socket.end();
      resolve(Buffer.concat(chunks));
    });
    socket.write(bytes);
    if (isEnd) socket.end();
  });
}

/** Cuts a stream of answers. */
export function answersIn(bytes: Buffer): Answer[] {
  const answers: Answer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = bytes.subarray(at, at + HEADER_BYTES);
    const bodyBytes = header.readUInt32LE(22);
    const end = at + HEADER_BYTES + bodyBytes;
    answers.push({ header, status: header.readUInt16LE(32), body: bytes.subarray(at + HEADER_BYTES, end) });
    at = end;
  }
  return answers;
}

const CORE: readonly number[] = [
  OPCODE.ping,
  OPCODE.listProviders,
  OPCODE.listOpcodes,
  OPCODE.listAuthenticators,
  OPCODE.listKeys,
  OPCODE.listClients,
  OPCODE.deleteClient,
];

/** The header that a client of the usual make sends. */
export function headerOf(opcode: number, changes: Partial<RequestHeader> = {}): RequestHeader {
  return {
    flags: 0,
    provider: CORE.includes(opcode) ? PROVIDER.core : PROVIDER.mbedCrypto,
    session: 0n,
    contentType: 0,
    acceptType: 0,
    authenticationType: AUTHENTICATION.direct,
    bodyBytes: 0,
    authenticationBytes: 0,
    opcode,
    ...changes,
  };
}

/** One application on a socket, which opens a connection for each request. */
export class TestClient {
  readonly #path: string;
  readonly #application: string;

  constructor(path: string, application = "app1") {
    this.#path = path;
    this.#application = application;
  }

  async exchange(opcode: number, body: Uint8Array, changes: Partial<RequestHeader> = {}): Promise<Answer> {
    const header = headerOf(opcode, changes);
    const name = header.authenticationType === AUTHENTICATION.none ? "" : this.#application;
    const bytes = await rawExchange(this.#path, encodeRequest(header, body, Buffer.from(name)));
    const [answer, ...more] = answersIn(bytes);
    if (answer === undefined || more.length > 0) throw new Error(`${more.length} answers too many`);
    return answer;
  }

  /** @returns the status alone */
  async status<Q extends DescMessage>(
    opcode: number,
    schema: LightSchema<Q>,
    request: MessageInitShape<Q>,
  ): Promise<number> {
    return (await this.exchange(opcode, toBinary(schema, request))).status;
  }

  /** @throws Error that names the status, unless it is 0 */
  async call<Q extends DescMessage, S extends DescMessage>(
    opcode: number,
    [asked, given]: readonly [LightSchema<Q>, LightSchema<S>],
    request: MessageInitShape<Q>,
  ): Promise<MessageShape<S>> {
    const { status, body } = await this.exchange(opcode, toBinary(asked, request));
    if (status !== 0) throw new Error(`status ${status}`);
    return fromBinary(given, body);
  }
}
