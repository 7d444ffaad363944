import { ERROR_CODE, Http2Error } from "@keyward/core/http2/error-code";
import { FRAME } from "@keyward/core/http2/frame";
import type { CallStream, StreamListener } from "../../grpc/call/call-stream.ts";
import { NO_GRPC } from "../../grpc/call/no-grpc.ts";
import type { AnswerField } from "../../grpc/metadata/answer-metadata.ts";
import { writeNumberFrame } from "../frames/frame-writer.ts";
import { AnswerWriter } from "./answer-writer.ts";
import { RequestReader } from "./request-reader.ts";
import type { Pumped, StreamEnd, StreamLink } from "./stream-link.ts";

/** From the answer to the reset of what is still being sent: a client that is about to finish may do so. */
const STOP_AFTER_MS = 100;

/** For a client to take the text of a refusal. */
const REFUSAL_MS = 5_000;

/** One stream of a connection, open until both sides have ended it or one has reset it. Source: RFC 9113, 5.1 */
export class Http2Stream implements CallStream, Pumped {
  readonly id: number;
  readonly #link: StreamLink;
  readonly #reader: RequestReader;
  readonly #writer: AnswerWriter;
  #listener: StreamListener | undefined;
  #stop: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** Someone has been told that there is no room. */
  #owesRoom = false;

  constructor(id: number, link: StreamLink, sendWindowBytes: number, contentLength: number | undefined) {
    this.id = id;
    this.#link = link;
    this.#reader = new RequestReader(id, link, contentLength);
    this.#writer = new AnswerWriter(id, link, sendWindowBytes);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get hasBegunAnswer(): boolean {
    return this.#writer.hasBegun;
  }

  listen(listener: StreamListener): void {
    this.#listener = listener;
    this.#reader.listen(listener);
  }

  pause(): void {
    this.#reader.pause();
  }

  resume(): void {
    this.#reader.resume();
  }

  expectBytes(bytes: number): void {
    this.#reader.expectBytes(bytes);
  }

  beginAnswer(metadata?: readonly AnswerField[]): void {
    if (!this.#isClosed) this.#writer.begin(metadata);
  }

  send(message: Uint8Array): boolean {
    if (this.#isClosed) return true;
    this.#writer.send(message);
    this.#pumpAll();
    if (this.#writer.isIdle && !this.#link.outbox.isFull) return true;
    this.#owesRoom = true;
    this.#link.awaitRoom(this);
    return false;
  }

  finish(message?: Uint8Array, metadata?: readonly AnswerField[]): void {
    if (this.#isClosed) return;
    if (message !== undefined && metadata === undefined && this.#writer.finishSmall(message)) {
      this.#onSent();
      return;
    }
    if (message === undefined) this.#writer.begin();
    else this.#writer.sendLast(message);
    const { fields } = this.#link;
    this.#endWith(() => (metadata === undefined ? fields.ok() : fields.okWith(metadata)));
  }

  fail(error: unknown, metadata?: readonly AnswerField[]): void {
    if (this.#isClosed) return;
    if (this.#writer.hasBegun) this.#endWith(() => this.#link.fields.failure(error, true, metadata));
    else this.#endWithHeaders(this.#link.fields.failure(error, false, metadata));
  }

  refuse(httpStatus: number): void {
    if (this.#isClosed) return;
    this.#writer.endWithText(this.#link.fields.httpStatus(httpStatus), NO_GRPC);
    this.#pumpToEnd();
    // No call watches this one.
    if (!this.#isClosed) this.#stop ??= setTimeout(() => this.reset(ERROR_CODE.CANCEL), REFUSAL_MS);
  }

  destroy(): void {
    this.reset(ERROR_CODE.CANCEL);
  }

  /** Tells the peer that the stream is over. */
  reset(code: number): void {
    if (this.#isClosed) return;
    writeNumberFrame(this.#link.outbox, FRAME.RST_STREAM, this.id, code);
    this.close("reset-by-us");
  }

  /** The stream is over for both sides. */
  close(how: StreamEnd): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#stop);
    this.#reader.close();
    this.#link.onStreamEnd(this.id, how);
    this.#listener?.onClose();
  }

  expect(frameBytes: number): void {
    this.#reader.expect(frameBytes);
  }

  /** @returns whether something still refers to the memory of the part */
  receive(part: Buffer): boolean {
    return this.#reader.receive(part);
  }

  /** Padding counts for the window, and is not held. */
  skip(paddingBytes: number): void {
    this.#reader.use(paddingBytes);
  }

  /** END_STREAM has come. @throws Http2Error of the stream */
  endRequest(): void {
    this.#reader.end();
    if (this.#writer.hasEnded) this.close("complete");
  }

  /** Fields behind the data. @throws Http2Error of the stream where they are not its end, or behind it */
  expectTrailers(isEnd: boolean): void {
    if (this.#reader.hasEnded) throw new Http2Error("STREAM_CLOSED", "headers behind the end of a request", this.id);
    if (!isEnd) throw new Http2Error("PROTOCOL_ERROR", "headers within a request that do not end it", this.id);
  }

  /** The peer gives more room. @throws Http2Error of the stream */
  widen(bytes: number): void {
    if (!this.#writer.widen(bytes)) {
      throw new Http2Error("FLOW_CONTROL_ERROR", "a window above 2^31 - 1", this.id);
    }
  }

  pump(): "done" | "progress" | "stuck" {
    if (this.#isClosed) return "done";
    if (!this.#writer.pump()) return "stuck";
    if (this.#writer.hasEnded) this.#onSent();
    else if (!this.#writer.isIdle) return "progress";
    else if (this.#link.outbox.isFull) return "stuck";
    else this.#tellRoom();
    return "done";
  }

  #tellRoom(): void {
    if (!this.#owesRoom) return;
    this.#owesRoom = false;
    this.#listener?.onRoom();
  }

  #endWith(trailers: () => Uint8Array): void {
    this.#writer.endWith(trailers);
    this.#pumpToEnd();
  }

  #pumpToEnd(): void {
    this.#pumpAll();
    if (this.#writer.hasEnded) this.#onSent();
    else this.#link.awaitRoom(this);
  }

  #endWithHeaders(block: Uint8Array): void {
    this.#writer.endWithHeaders(block);
    this.#onSent();
  }

  #pumpAll(): void {
    while (!this.#writer.isIdle && this.#writer.pump());
  }

  /** Our side has ended. What the client has not finished is not wanted, and it is told so. Source: RFC 9113, 8.1 */
  #onSent(): void {
    if (this.#isClosed) return;
    if (this.#reader.hasEnded) {
      this.close("complete");
      return;
    }
    this.#reader.discard();
    this.#stop ??= setTimeout(() => this.reset(ERROR_CODE.NO_ERROR), STOP_AFTER_MS);
  }
}
