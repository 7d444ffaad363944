import { Http2Error } from "@keyward/core/http2/error-code";
import { FLAG, FRAME, readUint31 } from "@keyward/core/http2/frame";
import { assertNotItself } from "@keyward/core/http2/header-payload";
import { readSettings, SETTING } from "@keyward/core/http2/settings";
import { DEFAULT_TABLE_BYTES, type ResponseFields } from "../fields/response-fields.ts";
import type { ConnectionWindows } from "../flow/connection-windows.ts";
import type { SendTurns } from "../flow/send-turns.ts";
import { writeFrame } from "../frames/frame-writer.ts";
import type { Outbox } from "../frames/outbox.ts";
import type { Http2Stream } from "../stream/http2-stream.ts";
import type { StreamTable } from "../stream/stream-table.ts";
import type { PeerConduct } from "./peer-conduct.ts";

/** The parts of a connection that frames of the peer change. */
export interface Governed {
  readonly outbox: Outbox;
  readonly fields: ResponseFields;
  readonly streams: StreamTable;
  readonly windows: ConnectionWindows;
  readonly turns: SendTurns;
  readonly conduct: PeerConduct;
}

/** A window that is opened by less, again and again, makes us send crumbs. */
const CRUMB_BYTES = 1024;

/** Frames that are neither a request's headers nor its data. Source: RFC 9113, 6 */
export class ControlIntake {
  readonly #of: Governed;
  /** The peer has sent its SETTINGS. */
  hasSettings = false;
  /** The peer has sent a GOAWAY. */
  hasGoneAway = false;

  constructor(governed: Governed) {
    this.#of = governed;
  }

  /** @throws Http2Error of the stream or of the connection */
  take(type: number, flags: number, streamId: number, payload: Buffer): void {
    if (type === FRAME.WINDOW_UPDATE) this.#onWindowUpdate(streamId, readUint31(payload, 0));
    else if (type === FRAME.RST_STREAM) this.#onReset(streamId);
    else if (type === FRAME.SETTINGS) this.#onSettings(flags, payload);
    else if (type === FRAME.GOAWAY) this.hasGoneAway = true;
    else if (type === FRAME.PUSH_PROMISE) throw new Http2Error("PROTOCOL_ERROR", "PUSH_PROMISE from a client");
    else {
      this.#of.conduct.assertQuiet();
      if (type === FRAME.PING && (flags & FLAG.ACK) === 0)
        writeFrame(this.#of.outbox, FRAME.PING, FLAG.ACK, 0, payload);
      else if (type === FRAME.PRIORITY) this.#onPriority(streamId, payload);
    }
  }

  #onReset(streamId: number): void {
    const { streams, conduct } = this.#of;
    if (streams.isIdle(streamId))
      throw new Http2Error("PROTOCOL_ERROR", `a reset of stream ${streamId}, which is idle`);
    const stream = streams.get(streamId);
    if (stream === undefined) {
      conduct.assertQuiet();
      return;
    }
    stream.close("reset-by-peer");
    conduct.assertCalm();
  }

  #onPriority(streamId: number, payload: Buffer): void {
    if (payload.length !== 5) throw new Http2Error("FRAME_SIZE_ERROR", "PRIORITY with another length than 5", streamId);
    assertNotItself(payload, 0, streamId);
  }

  #onWindowUpdate(streamId: number, bytes: number): void {
    const { streams, windows, turns, conduct } = this.#of;
    if (streamId !== 0 && streams.isIdle(streamId)) {
      throw new Http2Error("PROTOCOL_ERROR", `a window for stream ${streamId}, which is idle`);
    }
    if (bytes === 0) throw new Http2Error("PROTOCOL_ERROR", "a window that is opened by nothing", streamId);
    if (bytes < CRUMB_BYTES) conduct.assertQuiet();
    if (streamId === 0) windows.widen(bytes);
    else streams.get(streamId)?.widen(bytes);
    turns.run();
  }

  #onSettings(flags: number, payload: Buffer): void {
    const { outbox, turns, conduct } = this.#of;
    if ((flags & FLAG.ACK) !== 0) {
      if (payload.length > 0) throw new Http2Error("FRAME_SIZE_ERROR", "an acknowledgement with content");
      if (!this.hasSettings) throw new Http2Error("PROTOCOL_ERROR", "an acknowledgement before SETTINGS");
      conduct.assertQuiet();
      return;
    }
    // Each setting may touch every stream.
    if (this.hasSettings) conduct.assertQuiet(2 + payload.length / 3);
    this.hasSettings = true;
    readSettings(payload, (id, value) => this.#applySetting(id, value));
    writeFrame(outbox, FRAME.SETTINGS, FLAG.ACK, 0);
    turns.run();
  }

  #applySetting(id: number, value: number): void {
    const { streams, windows, fields } = this.#of;
    if (id === SETTING.INITIAL_WINDOW_SIZE) {
      const more = value - windows.initial;
      windows.initial = value;
      if (more !== 0) for (const stream of streams.all()) widenBySetting(stream, more);
    } else if (id === SETTING.MAX_FRAME_SIZE) windows.limitFrames(value);
    else if (id === SETTING.HEADER_TABLE_SIZE && value < DEFAULT_TABLE_BYTES) fields.shrinkTable();
  }
}

/** For one stream it would be the stream's fault; SETTINGS are the connection's. Source: RFC 9113, 6.9.2 */
function widenBySetting(stream: Http2Stream, bytes: number): void {
  try {
    stream.widen(bytes);
  } catch (error) {
    throw new Http2Error("FLOW_CONTROL_ERROR", (error as Error).message);
  }
}
