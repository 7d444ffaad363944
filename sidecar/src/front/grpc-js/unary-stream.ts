import type { ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import type { AnswerField } from "../grpc/metadata/answer-metadata.ts";
import { GrpcJsStream } from "./grpc-js-stream.ts";
import { answerMetadata, grpcJsStatus } from "./wire.ts";

/** A unary call: its message has been read when it begins. */
export class UnaryStream extends GrpcJsStream<ServerUnaryCall<Buffer, Uint8Array>> {
  readonly #respond: sendUnaryData<Uint8Array>;

  constructor(call: ServerUnaryCall<Buffer, Uint8Array>, respond: sendUnaryData<Uint8Array>) {
    super(call);
    this.#respond = respond;
  }

  /** To be called once the stream is served. */
  deliver(): void {
    this.listener?.onData(encodeMessage(this.call.request) as Buffer);
    this.listener?.onEnd();
  }

  pause(): void {}
  resume(): void {}

  send(): never {
    throw new Error("a unary call is answered once");
  }

  finish(message: Uint8Array, metadata?: readonly AnswerField[]): void {
    this.#respond(null, message, metadata && answerMetadata(metadata));
  }

  fail(error: unknown, metadata?: readonly AnswerField[]): void {
    this.#respond(grpcJsStatus(error, metadata));
  }
}
