import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from "node:http2";
import { encodeMessage, MessageDecoder } from "@keyward/core/grpc/message-frame";
import { decodeStatusMessage } from "@keyward/core/grpc/status-message";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import {
  ConnectRequestSchema,
  type ConnectResponse,
  ConnectResponseSchema,
} from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";

export interface ConnectionHandlers {
  onMessage(message: ConnectResponse["message"]): void;
  /** Once, with the reason for a log; nothing comes after it. */
  onEnd(reason: string): void;
}

/** One replica of the operator. */
export interface Dialled {
  /** IP address and port. */
  readonly address: string;
  readonly serverName: string;
  /** PEM */
  readonly caBundle: string;
}

const PATH = "/keyward.agent.v1.AgentService/Connect";
/** A key with its certificates is some kilobytes. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** One stream to the operator over one TLS connection, from dialling to its end. */
export class AgentConnection {
  readonly #session: ClientHttp2Session;
  readonly #stream: ClientHttp2Stream;
  readonly #handlers: ConnectionHandlers;
  readonly #decoder = new MessageDecoder(MAX_MESSAGE_BYTES);
  #ended = false;

  readonly address: string;

  /** @param token bearer token; it goes into this connection's header and nowhere else */
  constructor({ address, serverName, caBundle }: Dialled, token: string, handlers: ConnectionHandlers) {
    this.#handlers = handlers;
    this.address = address;
    const tls = { ca: caBundle, servername: serverName, minVersion: "TLSv1.3" } as const;
    this.#session = connect(`https://${address}`, tls);
    this.#session.on("error", (error) => this.end(error.message));
    this.#session.on("close", () => this.end("the connection closed"));
    this.#stream = this.#session.request({
      ":method": "POST",
      ":path": PATH,
      "content-type": "application/grpc+proto",
      te: "trailers",
      authorization: `Bearer ${token}`,
    });
    this.#listen();
  }

  send(message: InitOf<typeof ConnectRequestSchema>["message"]): void {
    if (this.#ended) return;
    this.#stream.write(encodeMessage(toBinary(ConnectRequestSchema, { message })));
  }

  /** Asks the transport of the other end. */
  ping(onAnswer: () => void): void {
    if (!this.#ended) this.#session.ping(() => onAnswer());
  }

  /** Closes the connection. */
  end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#session.destroy();
    this.#handlers.onEnd(reason);
  }

  #listen(): void {
    this.#stream.on("error", (error) => this.end(error.message));
    this.#stream.on("response", (headers) => this.#judge(headers));
    this.#stream.on("trailers", (trailers) => this.end(statusText(trailers)));
    this.#stream.on("close", () => this.end("the stream closed"));
    this.#stream.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  #judge(headers: IncomingHttpHeaders & { ":status"?: number }): void {
    if (headers["grpc-status"] !== undefined) this.end(statusText(headers));
    else if (headers[":status"] !== 200) this.end(`HTTP status ${headers[":status"]}`);
  }

  #take(chunk: Buffer): void {
    if (this.#ended) return;
    try {
      for (const bytes of this.#decoder.push(chunk)) {
        this.#handlers.onMessage(fromBinary(ConnectResponseSchema, bytes).message);
      }
    } catch (error) {
      this.end(`what it sent cannot be read: ${(error as Error).message}`);
    }
  }
}

function statusText(headers: IncomingHttpHeaders): string {
  const message = headers["grpc-message"];
  return `status ${headers["grpc-status"] ?? "unknown"}: ${typeof message === "string" ? decodeStatusMessage(message) : ""}`;
}
