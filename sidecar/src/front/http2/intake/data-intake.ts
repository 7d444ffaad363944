import { Http2Error } from "@keyward/core/http2/error-code";
import { FLAG } from "@keyward/core/http2/frame";
import type { ConnectionWindows } from "../flow/connection-windows.ts";
import type { Http2Stream } from "../stream/http2-stream.ts";
import type { StreamTable } from "../stream/stream-table.ts";
import type { PeerConduct } from "./peer-conduct.ts";

/** The DATA frame that is being read: passed on as it comes. Source: RFC 9113, 6.1 */
export class DataIntake {
  readonly #streams: StreamTable;
  readonly #windows: ConnectionWindows;
  readonly #conduct: PeerConduct;
  /** Whose it is, if anyone wants it. */
  #stream: Http2Stream | undefined;
  #frameBytes = 0;
  /** Those that are no padding. */
  #dataBytes = 0;

  constructor(streams: StreamTable, windows: ConnectionWindows, conduct: PeerConduct) {
    this.#streams = streams;
    this.#windows = windows;
    this.#conduct = conduct;
  }

  /** @throws Http2Error of the connection for more than its window, and for a stream that there never was or is no more */
  begin(streamId: number, frameBytes: number): void {
    if (streamId === 0) throw new Http2Error("PROTOCOL_ERROR", "DATA on stream 0");
    this.#windows.receive(frameBytes);
    this.#frameBytes = frameBytes;
    this.#dataBytes = 0;
    const stream = this.#streams.get(streamId);
    this.#stream = stream;
    if (stream === undefined) this.#conduct.assertLate(streamId, "DATA");
    else this.#conduct.guard(() => stream.expect(frameBytes));
  }

  /** @returns whether something still refers to the memory of the part */
  receive(part: Buffer): boolean {
    this.#dataBytes += part.length;
    const stream = this.#wanting();
    let isKept = false;
    if (stream !== undefined) {
      this.#conduct.guard(() => {
        isKept = stream.receive(part);
      });
    }
    return isKept;
  }

  end(flags: number): void {
    const stream = this.#wanting();
    this.#stream = undefined;
    const isEnd = (flags & FLAG.END_STREAM) !== 0;
    const paddingBytes = this.#frameBytes - this.#dataBytes;
    if (paddingBytes > 0) stream?.skip(paddingBytes);
    if (!isEnd && (this.#dataBytes === 0 || stream === undefined)) this.#conduct.assertQuiet();
    if (isEnd && stream !== undefined) this.#conduct.guard(() => stream.endRequest());
  }

  /** A stream that has just been reset is done with. */
  #wanting(): Http2Stream | undefined {
    if (this.#stream?.isClosed === true) this.#stream = undefined;
    return this.#stream;
  }
}
