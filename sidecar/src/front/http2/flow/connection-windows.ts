import { Http2Error } from "@keyward/core/http2/error-code";
import { DEFAULT_FRAME_BYTES, DEFAULT_WINDOW_BYTES, FRAME, MAX_31_BITS } from "@keyward/core/http2/frame";
import { writeNumberFrame } from "../frames/frame-writer.ts";
import type { Outbox } from "../frames/outbox.ts";

/** Data on its way to us, on all streams; what is not asked for is bounded by the windows of the streams. */
const RECEIVE_WINDOW_BYTES = 1024 * 1024;

/** One frame of ours does not hold up other streams for longer than this takes. */
const MAX_DATA_BYTES = 64 * 1024;

/** How much data may be under way on a connection, both ways. Source: RFC 9113, 6.9 */
export class ConnectionWindows {
  readonly #outbox: Outbox;
  #receive = RECEIVE_WINDOW_BYTES;
  #send = DEFAULT_WINDOW_BYTES;
  /** What a new stream may send. */
  initial = DEFAULT_WINDOW_BYTES;
  #maxDataBytes = DEFAULT_FRAME_BYTES;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** Bytes that the peer takes now. */
  get send(): number {
    return this.#send;
  }

  /** Bytes that go into one frame. */
  get maxDataBytes(): number {
    return this.#maxDataBytes;
  }

  /** Opens our window as wide as it is to be. */
  begin(): void {
    writeNumberFrame(this.#outbox, FRAME.WINDOW_UPDATE, 0, RECEIVE_WINDOW_BYTES - DEFAULT_WINDOW_BYTES);
  }

  /** @throws Http2Error of the connection for more than the window */
  receive(frameBytes: number): void {
    this.#receive -= frameBytes;
    if (this.#receive < 0) throw new Http2Error("FLOW_CONTROL_ERROR", "more data than the connection's window");
    if (this.#receive >= RECEIVE_WINDOW_BYTES / 2) return;
    // As it comes: the windows of the streams bound what is held, and one that waits must not hold up the others.
    writeNumberFrame(this.#outbox, FRAME.WINDOW_UPDATE, 0, RECEIVE_WINDOW_BYTES - this.#receive);
    this.#receive = RECEIVE_WINDOW_BYTES;
  }

  spend(bytes: number): void {
    this.#send -= bytes;
  }

  /** @throws Http2Error of the connection where the window would leave its range */
  widen(bytes: number): void {
    this.#send += bytes;
    if (this.#send > MAX_31_BITS) throw new Http2Error("FLOW_CONTROL_ERROR", "a window above 2^31 - 1");
  }

  /** @param bytes that the peer takes in one frame */
  limitFrames(bytes: number): void {
    this.#maxDataBytes = Math.min(bytes, MAX_DATA_BYTES);
  }
}
