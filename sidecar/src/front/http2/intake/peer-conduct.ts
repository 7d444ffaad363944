import { Http2Error } from "@keyward/core/http2/error-code";
import { FRAME } from "@keyward/core/http2/frame";
import { writeNumberFrame } from "../frames/frame-writer.ts";
import type { Outbox } from "../frames/outbox.ts";
import type { StreamTable } from "../stream/stream-table.ts";
import { FloodGuard } from "./flood-guard.ts";

/** Streams that come to nothing: the peer's resets, and requests that we have to reset (CVE-2023-44487, CVE-2025-8671). */
const RESETS = { burst: 2_000, perSecond: 200 };

/** Frames that make work and bring nothing. Every call earns some: clients measure the way with PINGs. */
const NOISE = { burst: 2_000, perSecond: 200 };
const NOISE_OF_A_CALL = 16;

/** What one peer has done wrong so far, and what comes of it: a stream's end, or the connection's. */
export class PeerConduct {
  readonly #streams: StreamTable;
  readonly #outbox: Outbox;
  readonly #resets: FloodGuard;
  readonly #noise: FloodGuard;

  constructor(streams: StreamTable, outbox: Outbox, monotonicMs: () => number) {
    this.#streams = streams;
    this.#outbox = outbox;
    this.#resets = new FloodGuard(RESETS, monotonicMs);
    this.#noise = new FloodGuard(NOISE, monotonicMs);
  }

  /** A fault of one stream ends that one. @throws what is a fault of the connection, or of ours */
  guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Http2Error) || error.streamId === 0) throw error;
      this.#reset(error);
    }
  }

  /** The peer has begun a call. */
  onCall(): void {
    this.#noise.earn(NOISE_OF_A_CALL);
  }

  /** A frame brought nothing. @throws Http2Error of the connection for one too many */
  assertQuiet(cost = 1): void {
    if (!this.#noise.allows(cost)) throw new Http2Error("ENHANCE_YOUR_CALM", "too many frames that bring nothing");
  }

  /** A stream came to nothing by what the peer did. @throws Http2Error of the connection for one too many */
  assertCalm(): void {
    if (!this.#resets.allows()) throw new Http2Error("ENHANCE_YOUR_CALM", "too many streams came to nothing");
  }

  /** A frame came for a stream that is not open. @throws Http2Error of the connection unless it crossed our reset */
  assertLate(streamId: number, what: string): void {
    if (this.#streams.isIdle(streamId))
      throw new Http2Error("PROTOCOL_ERROR", `${what} on stream ${streamId}, which is idle`);
    const how = this.#streams.endOf(streamId);
    if (how === "reset-by-us") return;
    if (how === undefined && what === "HEADERS") {
      throw new Http2Error("PROTOCOL_ERROR", `stream ${streamId} is lower than the last one`);
    }
    throw new Http2Error("STREAM_CLOSED", `${what} on stream ${streamId}, which is closed`);
  }

  #reset({ streamId, code, name, message }: Http2Error): void {
    // An idle stream cannot be reset.
    if (this.#streams.isIdle(streamId)) throw new Http2Error(name as "PROTOCOL_ERROR", message);
    const stream = this.#streams.get(streamId);
    if (stream !== undefined) stream.reset(code);
    else {
      writeNumberFrame(this.#outbox, FRAME.RST_STREAM, streamId, code);
      this.#streams.end(streamId, "reset-by-us");
    }
    this.assertCalm();
  }
}
