import { Http2Error } from "@keyward/core/http2/error-code";

/** Frames that one block may come in: each costs us something, however little is in it (CVE-2024-27316). */
const MAX_FRAMES = 64;

/** A field block that comes in more than one frame. Source: RFC 9113, 6.10 */
export class HeaderBlock {
  readonly streamId: number;
  /** END_STREAM was on its HEADERS. */
  readonly isEnd: boolean;
  readonly #maxBytes: number;
  readonly #parts: Buffer[] = [];
  #bytes = 0;

  /** @param maxBytes that are held: a block that is larger cannot be skipped, for the next one depends on it */
  constructor(streamId: number, isEnd: boolean, maxBytes: number) {
    this.streamId = streamId;
    this.isEnd = isEnd;
    this.#maxBytes = maxBytes;
  }

  /** @throws Http2Error of the connection for a block that does not come to its end */
  add(fragment: Buffer): void {
    this.#bytes += fragment.length;
    if (this.#bytes > this.#maxBytes || this.#parts.length >= MAX_FRAMES) {
      throw new Http2Error("ENHANCE_YOUR_CALM", `headers in more than ${this.#maxBytes} bytes or ${MAX_FRAMES} frames`);
    }
    // A copy: a small fragment would keep all that was read with it.
    this.#parts.push(Buffer.from(fragment));
  }

  /** @returns all of it */
  join(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
