import type { AnswerField } from "../metadata/answer-metadata.ts";

/** Who serves a stream's call is told what happens to it. */
export interface StreamListener {
  /**
   * Bytes of the request: messages with their prefixes, cut anywhere. Not called while the stream is paused.
   * @returns whether something still refers to their memory
   */
  onData(chunk: Buffer): boolean;
  /** The client has half-closed, and all data has been told of. */
  onEnd(): void;
  /** The client has room for more answers after `send` had said that there is none. */
  onRoom(): void;
  /** The stream is over, however it ended; nothing is told afterwards. */
  onClose(): void;
}

/**
 * One HTTP/2 stream as a gRPC call sees it, whichever server it comes from. A stream delivers nothing before `resume`. What is
 * sent on a stream that has ended is lost without an error: `onClose` tells.
 */
export interface CallStream {
  /** Nothing can be sent or received any more. */
  readonly isClosed: boolean;
  readonly hasBegunAnswer: boolean;
  /** To be called at once when the stream is given out. */
  listen(listener: StreamListener): void;
  pause(): void;
  resume(): void;
  /** So many bytes are wanted and have their place: where the stream can say so, the client need not wait for room in between. */
  expectBytes(bytes: number): void;
  /** Tells the client that there will be answers, once; `send` and `finish` do it where nobody has. */
  beginAnswer(metadata?: readonly AnswerField[]): void;
  /** @returns false where the client has no room for more: the next one is to wait for `onRoom` */
  send(message: Uint8Array): boolean;
  /** Ends the call with status OK, behind all that was sent before and this message, which is the stream's from now on. */
  finish(message?: Uint8Array, metadata?: readonly AnswerField[]): void;
  /** Ends the call with the status of an error: as headers alone if nothing was sent yet, else as trailers. */
  fail(error: unknown, metadata?: readonly AnswerField[]): void;
  /** Answers what is no gRPC request at all. */
  refuse(httpStatus: number): void;
  /** Cuts the stream. */
  destroy(): void;
}
