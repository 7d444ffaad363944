import type { ServerHttp2Stream } from "node:http2";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import type { CallStream, StreamListener } from "../call/call-stream.ts";
import type { AnswerField } from "../metadata/answer-metadata.ts";
import { beginAnswer, endWithError, endWithHttpStatus, endWithOk } from "./reply.ts";

/** A stream of node:http2. */
export class NodeStream implements CallStream {
  readonly #stream: ServerHttp2Stream;

  constructor(stream: ServerHttp2Stream) {
    this.#stream = stream;
    // A reset of the peer's surfaces here, too; the call learns of it by the stream's close.
    stream.on("error", () => {});
  }

  get isClosed(): boolean {
    return this.#stream.destroyed || this.#stream.closed;
  }

  get hasBegunAnswer(): boolean {
    return this.#stream.headersSent;
  }

  listen(listener: StreamListener): void {
    const stream = this.#stream;
    // Before the listener for data, which would set the stream flowing.
    stream.pause();
    stream.on("data", (chunk: Buffer) => listener.onData(chunk));
    stream.on("end", () => listener.onEnd());
    stream.on("drain", () => listener.onRoom());
    stream.on("close", () => listener.onClose());
    // A reset without an error code leaves the stream open until someone reads to its end, which a busy handler may not do.
    stream.on("aborted", () => stream.destroy());
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  /** Node's library has one window for all. */
  expectBytes(): void {}

  beginAnswer(metadata?: readonly AnswerField[]): void {
    if (!this.isClosed && !this.#stream.headersSent) beginAnswer(this.#stream, metadata);
  }

  send(message: Uint8Array): boolean {
    this.beginAnswer();
    return this.#stream.write(encodeMessage(message));
  }

  finish(message?: Uint8Array, metadata?: readonly AnswerField[]): void {
    this.beginAnswer();
    endWithOk(this.#stream, message && encodeMessage(message), metadata);
  }

  fail(error: unknown, metadata?: readonly AnswerField[]): void {
    endWithError(this.#stream, error, metadata);
  }

  refuse(httpStatus: number): void {
    endWithHttpStatus(this.#stream, httpStatus);
  }

  destroy(): void {
    this.#stream.destroy();
  }
}
