import type { ServerDuplexStream } from "@grpc/grpc-js";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import type { StreamListener } from "../grpc/call/call-stream.ts";
import type { AnswerField } from "../grpc/metadata/answer-metadata.ts";
import { GrpcJsStream } from "./grpc-js-stream.ts";
import { answerMetadata, grpcJsStatus } from "./wire.ts";

/** A call that streams, one way or both. */
export class DuplexStream extends GrpcJsStream<ServerDuplexStream<Buffer, Uint8Array>> {
  override listen(listener: StreamListener): void {
    super.listen(listener);
    // Before the listener for data, which would set the stream flowing.
    this.call.pause();
    this.call.on("data", (message: Buffer) => listener.onData(encodeMessage(message) as Buffer));
    // A reset is told as an end, too, and only then as what it is.
    this.call.on("end", () => setImmediate(() => this.#end(listener)));
    this.call.on("drain", () => listener.onRoom());
  }

  #end(listener: StreamListener): void {
    if (!this.isClosed) listener.onEnd();
  }

  pause(): void {
    this.call.pause();
  }

  resume(): void {
    this.call.resume();
  }

  send(message: Uint8Array): boolean {
    this.beginAnswer();
    return this.call.write(message);
  }

  finish(message?: Uint8Array, metadata?: readonly AnswerField[]): void {
    this.beginAnswer();
    if (message !== undefined) this.call.write(message);
    this.call.end(answerMetadata(metadata));
  }

  /** An error is how @grpc/grpc-js is told of a status; it ends the call behind what was sent. */
  fail(error: unknown, metadata?: readonly AnswerField[]): void {
    this.call.emit("error", grpcJsStatus(error, metadata));
  }
}
