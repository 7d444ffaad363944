import { FLAG, FRAME, FRAME_HEAD_BYTES, MAX_31_BITS, writeFrameHead, writeUint32 } from "@keyward/core/http2/frame";
import { LARGE_BYTES } from "../../../memory/large-buffers.ts";
import type { AnswerField } from "../../grpc/metadata/answer-metadata.ts";
import { MAX_ANSWER_BLOCK_BYTES } from "../fields/response-fields.ts";
import { Backlog } from "../flow/backlog.ts";
import type { StreamLink } from "./stream-link.ts";

/** The prefix of a gRPC message: a byte of flags, four of length. */
const PREFIX_BYTES = 5;

/** An answer that is not longer is written with its headers and trailers in one go. */
const SMALL_BYTES = 4096;

/** Headers, the data's head and prefix, trailers. */
const MAX_AROUND_BYTES = 3 * FRAME_HEAD_BYTES + PREFIX_BYTES + 2 * MAX_ANSWER_BLOCK_BYTES;

/** Trailers, encoded when their turn comes: field blocks leave in the order in which they are made. */
type Trailers = () => Uint8Array;

/** The sending half of a stream. */
export class AnswerWriter {
  readonly #id: number;
  readonly #link: StreamLink;
  #window: number;
  #backlog: Backlog | undefined;
  #trailers: Trailers | undefined;
  #endsWithData = false;
  hasBegun = false;
  /** END_STREAM has been sent. */
  hasEnded = false;

  constructor(id: number, link: StreamLink, windowBytes: number) {
    this.#id = id;
    this.#link = link;
    this.#window = windowBytes;
  }

  /** @returns false where the window would leave its range */
  widen(bytes: number): boolean {
    this.#window += bytes;
    return this.#window <= MAX_31_BITS;
  }

  begin(metadata?: readonly AnswerField[]): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const { fields } = this.#link;
    this.#writeBlock(metadata === undefined ? fields.begin() : fields.beginWith(metadata), 0);
  }

  /** An answer that is no gRPC. */
  endWithText(block: Uint8Array, text: Uint8Array): void {
    this.hasBegun = true;
    this.#writeBlock(block, 0);
    this.#backlog = new Backlog();
    this.#backlog.add(text);
    this.#endsWithData = true;
  }

  /** An answer that is headers alone. */
  endWithHeaders(block: Uint8Array): void {
    this.hasBegun = true;
    this.#end(block);
  }

  send(message: Uint8Array): void {
    this.begin();
    if (this.#sendSmall(message)) return;
    this.#backlog ??= new Backlog();
    this.#backlog.add(prefixOf(message));
    this.#backlog.add(message);
  }

  /** Sends a message that nobody else refers to. */
  sendLast(message: Uint8Array): void {
    if (message.length < LARGE_BYTES) {
      this.send(message);
      return;
    }
    this.begin();
    this.#backlog ??= new Backlog();
    this.#backlog.add(prefixOf(message));
    this.#backlog.addLast(message);
  }

  /** Headers, message and trailers at once where there is room for them. @returns whether there was */
  finishSmall(message: Uint8Array): boolean {
    const bytes = PREFIX_BYTES + message.length;
    if (!this.#fits(bytes)) return false;
    const { outbox, fields } = this.#link;
    let at = outbox.reserve(bytes + MAX_AROUND_BYTES);
    const { buffer } = outbox;
    if (!this.hasBegun) at = this.#putBlock(buffer, at, fields.begin(), 0);
    at = this.#putMessage(buffer, at, message);
    outbox.trim(this.#putBlock(buffer, at, fields.ok(), FLAG.END_STREAM));
    this.#spend(bytes);
    this.hasBegun = true;
    this.hasEnded = true;
    return true;
  }

  /** Trailers follow what was sent. */
  endWith(trailers: Trailers): void {
    this.#trailers = trailers;
  }

  /** Sends at most one frame of data, or the trailers. @returns whether it could */
  pump(): boolean {
    const bytes = this.#backlog?.bytes ?? 0;
    if (bytes === 0) {
      if (this.#trailers !== undefined && !this.hasEnded) this.#end(this.#trailers());
      return true;
    }
    const room = Math.min(bytes, this.#window, this.#link.sendWindow, this.#link.maxDataBytes);
    if (room <= 0 || this.#link.outbox.isFull) return false;
    this.#writeData(room);
    return true;
  }

  /** Nothing waits for room. */
  get isIdle(): boolean {
    return (this.#backlog?.bytes ?? 0) === 0 && (this.#trailers === undefined || this.hasEnded);
  }

  #sendSmall(message: Uint8Array): boolean {
    const bytes = PREFIX_BYTES + message.length;
    if (!this.#fits(bytes)) return false;
    const { outbox } = this.#link;
    const at = outbox.reserve(FRAME_HEAD_BYTES + bytes);
    this.#putMessage(outbox.buffer, at, message);
    this.#spend(bytes);
    return true;
  }

  /** A message is small, and there is room for it at once. */
  #fits(bytes: number): boolean {
    if (bytes > SMALL_BYTES || bytes > this.#window || !this.isIdle) return false;
    const { sendWindow, outbox } = this.#link;
    return bytes <= sendWindow && !outbox.isFull;
  }

  /** A DATA frame with one message. */
  #putMessage(buffer: Buffer, start: number, message: Uint8Array): number {
    const at = writeFrameHead(buffer, start, PREFIX_BYTES + message.length, FRAME.DATA, 0, this.#id);
    buffer[at] = 0;
    const content = writeUint32(buffer, at + 1, message.length);
    buffer.set(message, content);
    return content + message.length;
  }

  #writeData(bytes: number): void {
    const { outbox } = this.#link;
    this.hasEnded = this.#endsWithData && bytes === this.#backlog!.bytes;
    const at = outbox.reserve(FRAME_HEAD_BYTES);
    writeFrameHead(outbox.buffer, at, bytes, FRAME.DATA, this.hasEnded ? FLAG.END_STREAM : 0, this.#id);
    for (let left = bytes; left > 0; ) {
      const part = this.#backlog!.take(left);
      outbox.append(part, this.#backlog!.spent);
      left -= part.length;
    }
    this.#spend(bytes);
  }

  #spend(bytes: number): void {
    this.#window -= bytes;
    this.#link.spend(bytes);
  }

  #end(block: Uint8Array): void {
    this.hasEnded = true;
    this.#writeBlock(block, FLAG.END_STREAM);
  }

  #writeBlock(block: Uint8Array, flags: number): void {
    const { outbox } = this.#link;
    const at = outbox.reserve(FRAME_HEAD_BYTES + block.length);
    this.#putBlock(outbox.buffer, at, block, flags);
  }

  #putBlock(buffer: Buffer, start: number, block: Uint8Array, flags: number): number {
    const at = writeFrameHead(buffer, start, block.length, FRAME.HEADERS, flags | FLAG.END_HEADERS, this.#id);
    // A loop beats a call for a byte or two.
    for (let i = 0; i < block.length; i++) buffer[at + i] = block[i]!;
    return at + block.length;
  }
}

function prefixOf(message: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  writeUint32(prefix, 1, message.length);
  return prefix;
}
