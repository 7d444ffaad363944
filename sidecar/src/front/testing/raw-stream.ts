import { type ClientHttp2Session, type ClientHttp2Stream, constants, type OutgoingHttpHeaders } from "node:http2";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage, MessageDecoder } from "@keyward/core/grpc/message-frame";
import { HEADERS } from "./test-server.ts";
import { type Failure, failureOf } from "./unary-call.ts";

/** How a call ended: with a status (0 is OK), or cut without one. */
export type Ending = Failure | "cut";

/** Larger than any answer of a test. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** The client's side of a call that streams, message by message. Nothing is read before `answers` is iterated. */
export class RawStream {
  readonly stream: ClientHttp2Stream;
  /** Known as soon as the status arrives, whatever is still being sent; never rejects. */
  readonly ending: Promise<Ending>;

  constructor(session: ClientHttp2Session, headers: OutgoingHttpHeaders = {}) {
    this.stream = session.request({ ...HEADERS, ...headers });
    this.ending = endingOf(this.stream);
  }

  /** @returns once the message has left for the server, or never will */
  send(message: Uint8Array): Promise<void> {
    return this.sendBytes(encodeMessage(message));
  }

  /** Bytes as they are, for instance half a message. */
  sendBytes(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.stream.write(bytes, () => resolve()));
  }

  /** Sends all messages while the server wants them, then half-closes. */
  async sendAll(messages: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    for await (const message of messages) {
      if (!this.stream.writable) return;
      await this.send(message);
    }
    this.finish();
  }

  finish(): void {
    this.stream.end();
  }

  cancel(code: number = constants.NGHTTP2_CANCEL): void {
    this.stream.close(code);
  }

  /** The answers in order; a slow reader makes the server wait. Ends with the stream, however it ends. */
  async *answers(): AsyncGenerator<Uint8Array> {
    const decoder = new MessageDecoder(MAX_ANSWER_BYTES);
    try {
      for await (const chunk of this.stream) yield* decoder.push(chunk as Buffer);
    } catch (error) {
      // A cut is told by the ending; what remains is a message that is none.
      if (error instanceof KeywardError) throw error;
    }
  }
}

function endingOf(stream: ClientHttp2Stream): Promise<Ending> {
  return new Promise((resolve) => {
    const look = (headers: Record<string, unknown>) => {
      if (headers["grpc-status"] !== undefined) resolve(failureOf(headers));
    };
    stream.on("response", look);
    stream.on("trailers", look);
    // A cut surfaces here, too; who wants to know looks at the ending.
    stream.on("error", () => {});
    stream.on("close", () => resolve("cut"));
  });
}
