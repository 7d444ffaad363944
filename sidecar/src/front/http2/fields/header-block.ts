import { Http2Error } from "@keyward/core/http2/error-code";
import { FLAG, FRAME } from "@keyward/core/http2/frame";
import { fragmentOf } from "@keyward/core/http2/header-payload";

/** Frames that one block may come in: each costs us something, however little is in it (CVE-2024-27316). */
const MAX_FRAMES = 64;

/** A field block that is complete. */
export interface HeaderBlock {
  readonly streamId: number;
  /** END_STREAM was on its HEADERS. */
  readonly isEnd: boolean;
  readonly bytes: Buffer;
}

interface Pending {
  readonly streamId: number;
  readonly isEnd: boolean;
  readonly parts: Buffer[];
  length: number;
}

/** Puts field blocks together that come in more than one frame. Source: RFC 9113, 6.2 and 6.10 */
export class HeaderBlocks {
  readonly #maxBytes: number;
  #pending: Pending | undefined;

  /** @param maxBytes that are held: a block that is larger cannot be skipped, for the next one depends on it */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The peer owes the rest of a block. */
  get isPending(): boolean {
    return this.#pending !== undefined;
  }

  /** @throws Http2Error of the connection for any frame within a block that does not continue it */
  assertInPlace(type: number, streamId: number): void {
    const pending = this.#pending;
    if (pending === undefined || (type === FRAME.CONTINUATION && streamId === pending.streamId)) return;
    throw new Http2Error("PROTOCOL_ERROR", `a frame of type ${type} within the headers of stream ${pending.streamId}`);
  }

  /** HEADERS. @returns the block where it is complete, a view of the payload @throws Http2Error of the connection */
  begin(flags: number, streamId: number, payload: Buffer): HeaderBlock | undefined {
    if (streamId % 2 === 0) throw new Http2Error("PROTOCOL_ERROR", `stream ${streamId} is none of a client's`);
    const isEnd = (flags & FLAG.END_STREAM) !== 0;
    const bytes = fragmentOf(payload, flags, streamId);
    if ((flags & FLAG.END_HEADERS) !== 0) return { streamId, isEnd, bytes };
    this.#pending = { streamId, isEnd, parts: [], length: 0 };
    this.#add(this.#pending, bytes);
    return undefined;
  }

  /** CONTINUATION. @returns the block where it is complete @throws Http2Error of the connection for one without end */
  continue(flags: number, payload: Buffer): HeaderBlock | undefined {
    const pending = this.#pending;
    if (pending === undefined) throw new Http2Error("PROTOCOL_ERROR", "CONTINUATION without HEADERS");
    this.#add(pending, payload);
    if ((flags & FLAG.END_HEADERS) === 0) return undefined;
    this.#pending = undefined;
    return { streamId: pending.streamId, isEnd: pending.isEnd, bytes: Buffer.concat(pending.parts) };
  }

  #add(pending: Pending, fragment: Buffer): void {
    pending.length += fragment.length;
    if (pending.length > this.#maxBytes || pending.parts.length >= MAX_FRAMES) {
      throw new Http2Error("ENHANCE_YOUR_CALM", `headers in more than ${this.#maxBytes} bytes or ${MAX_FRAMES} frames`);
    }
    // A copy: a small fragment would keep all that was read with it.
    pending.parts.push(Buffer.from(fragment));
  }
}
