import type { Metadata } from "@grpc/grpc-js";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CallStream, StreamListener } from "../grpc/call/call-stream.ts";
import type { AnswerField } from "../grpc/metadata/answer-metadata.ts";
import { answerMetadata } from "./wire.ts";

/** What every call of @grpc/grpc-js has. */
interface SurfaceCall {
  readonly cancelled: boolean;
  on(event: "cancelled", listener: () => void): unknown;
  sendMetadata(metadata: Metadata): void;
}

/** What both kinds of calls of @grpc/grpc-js have in common. */
export abstract class GrpcJsStream<C extends SurfaceCall> implements CallStream {
  protected readonly call: C;
  protected listener: StreamListener | undefined;
  #hasBegunAnswer = false;
  #isClosed = false;

  constructor(call: C) {
    this.call = call;
    // Told at every end, however good.
    call.on("cancelled", () => this.#close());
  }

  get isClosed(): boolean {
    return this.#isClosed || this.call.cancelled;
  }

  get hasBegunAnswer(): boolean {
    return this.#hasBegunAnswer;
  }

  listen(listener: StreamListener): void {
    this.listener = listener;
  }

  beginAnswer(metadata?: readonly AnswerField[]): void {
    if (this.isClosed || this.#hasBegunAnswer) return;
    this.#hasBegunAnswer = true;
    this.call.sendMetadata(answerMetadata(metadata));
  }

  /** Whole messages come. */
  expectBytes(): void {}

  refuse(): never {
    throw new Error("@grpc/grpc-js refuses what is no gRPC before we see it");
  }

  /** There is no way to reset a stream: the call is over for us, and its status waits until the client reads, or leaves. */
  destroy(): void {
    this.fail(new KeywardError("CANCELLED", "the call was cut"));
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.listener?.onClose();
  }

  abstract pause(): void;
  abstract resume(): void;
  abstract send(message: Uint8Array): boolean;
  abstract finish(message?: Uint8Array, metadata?: readonly AnswerField[]): void;
  abstract fail(error: unknown, metadata?: readonly AnswerField[]): void;
}
