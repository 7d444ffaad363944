import { Http2Error } from "@keyward/core/http2/error-code";
import { FLAG, FRAME, MAX_31_BITS, readUint31, writeUint32 } from "@keyward/core/http2/frame";
import type { FrameSink } from "@keyward/core/http2/frame-reader";
import { assertNotItself } from "@keyward/core/http2/header-payload";
import { encodeSettings, readSettings, SETTING } from "@keyward/core/http2/settings";
import type { Limits } from "../grpc/limits.ts";
import type { Metadata } from "../grpc/metadata.ts";
import { ConnectionWindows } from "./connection-windows.ts";
import { assertFrame } from "./control-frames.ts";
import { FloodGuard } from "./flood-guard.ts";
import { writeFrame, writeNumberFrame } from "./frame-writer.ts";
import { type HeaderBlock, HeaderBlocks } from "./header-block.ts";
import { Http2Stream } from "./http2-stream.ts";
import type { Outbox } from "./outbox.ts";
import { RequestFields } from "./request-fields.ts";
import { DEFAULT_TABLE_BYTES, ResponseFields } from "./response-fields.ts";
import { SendTurns } from "./send-turns.ts";
import type { Pumped, StreamEnd, StreamLink } from "./stream-link.ts";
import { StreamTable } from "./stream-table.ts";
import type { UnreadBytes } from "./unread-bytes.ts";

export interface ConnectionOptions<T> {
  readonly limits: Limits;
  readonly unread: UnreadBytes;
  monotonicMs(): number;
  /** Says once for each distinct request where it goes. */
  admit(metadata: Metadata): T;
  onRequest(stream: Http2Stream, metadata: Metadata, target: T): void;
}

/** Streams that come to nothing: the peer's resets, and requests that we have to reset (CVE-2023-44487, CVE-2025-8671). */
const RESETS = { burst: 2_000, perSecond: 200 };

/** Frames that make work and bring nothing. Every call earns some: clients measure the way with PINGs. */
const NOISE = { burst: 2_000, perSecond: 200 };
const NOISE_OF_A_CALL = 16;

/** A window that is opened by less, again and again, makes us send crumbs. */
const CRUMB_BYTES = 1024;

/** The frames of one connection, both ways. It knows no socket and no time. Source: RFC 9113 */
export class Http2Connection<T> implements FrameSink, StreamLink {
  readonly outbox: Outbox;
  readonly unread: UnreadBytes;
  readonly fields = new ResponseFields();
  readonly streams = new StreamTable();
  readonly #options: ConnectionOptions<T>;
  readonly #onIdle: () => void;
  readonly #requests: RequestFields<T>;
  readonly #turns = new SendTurns();
  readonly #resets: FloodGuard;
  readonly #noise: FloodGuard;
  readonly #blocks: HeaderBlocks;
  readonly #windows: ConnectionWindows;
  #hasSettings = false;
  #isLeaving = false;
  /** Of the DATA frame that is being read: its stream, if anyone wants it, its bytes in all, and those that are no padding. */
  #data: Http2Stream | undefined;
  #frameBytes = 0;
  #dataBytes = 0;

  /** @param onIdle told when the last open stream has ended */
  constructor(options: ConnectionOptions<T>, outbox: Outbox, onIdle: () => void) {
    this.#options = options;
    this.#onIdle = onIdle;
    this.outbox = outbox;
    this.unread = options.unread;
    this.#windows = new ConnectionWindows(outbox);
    this.#blocks = new HeaderBlocks(2 * options.limits.maxHeaderBytes);
    this.#requests = new RequestFields(options.limits.maxHeaderBytes, options.admit);
    this.#resets = new FloodGuard(RESETS, options.monotonicMs);
    this.#noise = new FloodGuard(NOISE, options.monotonicMs);
  }

  get sendWindow(): number {
    return this.#windows.send;
  }

  get maxDataBytes(): number {
    return this.#windows.maxDataBytes;
  }

  /** The peer has sent its SETTINGS. */
  get hasSettings(): boolean {
    return this.#hasSettings;
  }

  /** The peer owes the rest of a field block. */
  get isMidBlock(): boolean {
    return this.#blocks.isPending;
  }

  /** The last GOAWAY has been sent or received: no stream will be added. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Our SETTINGS, the first thing that we send. */
  begin(): void {
    const { maxConcurrentStreams, maxHeaderBytes } = this.#options.limits;
    const settings = encodeSettings([
      [SETTING.MAX_CONCURRENT_STREAMS, maxConcurrentStreams],
      [SETTING.MAX_HEADER_LIST_SIZE, maxHeaderBytes],
    ]);
    writeFrame(this.outbox, FRAME.SETTINGS, 0, 0, settings);
    this.#windows.begin();
  }

  /** @param lastStreamId the last one that we serve; after MAX_31_BITS, the first GOAWAY, the peer may still begin some */
  goAway(code: number, text = "", lastStreamId = this.streams.lastId): void {
    const payload = Buffer.alloc(8 + Buffer.byteLength(text));
    writeUint32(payload, writeUint32(payload, 0, lastStreamId), code);
    payload.write(text, 8);
    writeFrame(this.outbox, FRAME.GOAWAY, 0, 0, payload);
    if (lastStreamId !== MAX_31_BITS) this.#isLeaving = true;
  }

  /** The socket has room again. */
  onDrain(): void {
    this.#turns.run();
  }

  /** The connection is over, and all its streams with it. */
  close(): void {
    for (const stream of this.streams.all()) stream.close("reset-by-peer");
  }

  spend(bytes: number): void {
    this.#windows.spend(bytes);
  }

  awaitRoom(stream: Pumped): void {
    this.#turns.add(stream);
  }

  onStreamEnd(streamId: number, how: StreamEnd): void {
    this.streams.end(streamId, how);
    if (this.streams.openCount === 0) this.#onIdle();
  }

  onDataHead(streamId: number, _flags: number, frameBytes: number): void {
    this.#assertExpected(FRAME.DATA, streamId);
    if (streamId === 0) throw new Http2Error("PROTOCOL_ERROR", "DATA on stream 0");
    this.#windows.receive(frameBytes);
    this.#frameBytes = frameBytes;
    this.#dataBytes = 0;
    this.#data = this.streams.get(streamId);
    if (this.#data === undefined) this.#onUnwanted(streamId, "DATA");
    else this.#guarded(() => this.#data?.expect(frameBytes));
  }

  onDataPart(_streamId: number, part: Buffer): void {
    this.#dataBytes += part.length;
    const stream = this.#data;
    if (stream !== undefined) this.#guarded(() => stream.receive(part));
  }

  onDataEnd(_streamId: number, flags: number): void {
    const stream = this.#data;
    this.#data = undefined;
    const isEnd = (flags & FLAG.END_STREAM) !== 0;
    const paddingBytes = this.#frameBytes - this.#dataBytes;
    if (paddingBytes > 0) stream?.skip(paddingBytes);
    if (!isEnd && (this.#dataBytes === 0 || stream === undefined)) this.#assertQuiet();
    if (isEnd && stream !== undefined) this.#guarded(() => stream.endRequest());
  }

  onFrame(type: number, flags: number, streamId: number, payload: Buffer): void {
    this.#assertExpected(type, streamId);
    assertFrame(type, streamId, payload.length);
    if (type === FRAME.HEADERS) this.#onBlock(this.#blocks.begin(flags, streamId, payload));
    else if (type === FRAME.CONTINUATION) this.#onBlock(this.#blocks.continue(flags, payload));
    else this.#guarded(() => this.#onControl(type, flags, streamId, payload));
  }

  #onControl(type: number, flags: number, streamId: number, payload: Buffer): void {
    if (type === FRAME.WINDOW_UPDATE) this.#onWindowUpdate(streamId, readUint31(payload, 0));
    else if (type === FRAME.RST_STREAM) this.#onReset(streamId);
    else if (type === FRAME.SETTINGS) this.#onSettings(flags, payload);
    else if (type === FRAME.GOAWAY) this.#isLeaving = true;
    else if (type === FRAME.PUSH_PROMISE) throw new Http2Error("PROTOCOL_ERROR", "PUSH_PROMISE from a client");
    else {
      this.#assertQuiet();
      if (type === FRAME.PING && (flags & FLAG.ACK) === 0) writeFrame(this.outbox, FRAME.PING, FLAG.ACK, 0, payload);
      else if (type === FRAME.PRIORITY) this.#onPriority(streamId, payload);
    }
  }

  /** A fault of one stream ends that one. */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Http2Error) || error.streamId === 0) throw error;
      this.#resetStream(error);
    }
  }

  /** A stream came to nothing by what the peer did. */
  #onStreamFault(): void {
    if (!this.#resets.allows()) throw new Http2Error("ENHANCE_YOUR_CALM", "too many streams came to nothing");
  }

  #resetStream({ streamId, code, name, message }: Http2Error): void {
    // An idle stream cannot be reset.
    if (this.streams.isIdle(streamId)) throw new Http2Error(name as "PROTOCOL_ERROR", message);
    const stream = this.streams.get(streamId);
    if (stream !== undefined) stream.reset(code);
    else {
      writeNumberFrame(this.outbox, FRAME.RST_STREAM, streamId, code);
      this.streams.end(streamId, "reset-by-us");
    }
    if (this.#data === stream) this.#data = undefined;
    this.#onStreamFault();
  }

  /** SETTINGS come first, and a field block is in one piece. */
  #assertExpected(type: number, streamId: number): void {
    this.#blocks.assertInPlace(type, streamId);
    if (!this.#hasSettings && type !== FRAME.SETTINGS) {
      throw new Http2Error("PROTOCOL_ERROR", `the first frame is of type ${type}, not SETTINGS`);
    }
  }

  #assertQuiet(cost = 1): void {
    if (!this.#noise.allows(cost)) throw new Http2Error("ENHANCE_YOUR_CALM", "too many frames that bring nothing");
  }

  #onBlock(block: HeaderBlock | undefined): void {
    if (block !== undefined) this.#guarded(() => this.#takeBlock(block));
  }

  #takeBlock({ streamId, isEnd, bytes }: HeaderBlock): void {
    if (this.streams.isIdle(streamId)) {
      this.#open(streamId, isEnd, bytes);
      return;
    }
    const stream = this.streams.get(streamId);
    if (stream === undefined) {
      this.#requests.skip(bytes);
      this.#onUnwanted(streamId, "HEADERS");
      return;
    }
    this.#requests.trailers(bytes, streamId);
    stream.expectTrailers(isEnd);
    stream.endRequest();
  }

  #open(streamId: number, isEnd: boolean, block: Buffer): void {
    this.streams.use(streamId);
    const { metadata, contentLength, target } = this.#requests.request(block, streamId);
    if (this.#isLeaving) return;
    if (this.streams.openCount >= this.#options.limits.maxConcurrentStreams) {
      throw new Http2Error("REFUSED_STREAM", "more streams than SETTINGS allow", streamId);
    }
    this.#noise.earn(NOISE_OF_A_CALL);
    const stream = new Http2Stream(streamId, this, this.#windows.initial, contentLength);
    this.streams.add(stream);
    this.#options.onRequest(stream, metadata, target);
    if (isEnd) stream.endRequest();
  }

  /** A frame for a stream that is not open. */
  #onUnwanted(streamId: number, what: string): void {
    if (this.streams.isIdle(streamId))
      throw new Http2Error("PROTOCOL_ERROR", `${what} on stream ${streamId}, which is idle`);
    const how = this.streams.endOf(streamId);
    // It crossed our reset.
    if (how === "reset-by-us") return;
    if (how === undefined && what === "HEADERS") {
      throw new Http2Error("PROTOCOL_ERROR", `stream ${streamId} is lower than the last one`);
    }
    throw new Http2Error("STREAM_CLOSED", `${what} on stream ${streamId}, which is closed`);
  }

  #onReset(streamId: number): void {
    if (this.streams.isIdle(streamId))
      throw new Http2Error("PROTOCOL_ERROR", `a reset of stream ${streamId}, which is idle`);
    const stream = this.streams.get(streamId);
    if (stream === undefined) {
      this.#assertQuiet();
      return;
    }
    stream.close("reset-by-peer");
    this.#onStreamFault();
  }

  #onPriority(streamId: number, payload: Buffer): void {
    if (payload.length !== 5) throw new Http2Error("FRAME_SIZE_ERROR", "PRIORITY with another length than 5", streamId);
    assertNotItself(payload, 0, streamId);
  }

  #onWindowUpdate(streamId: number, bytes: number): void {
    if (streamId !== 0 && this.streams.isIdle(streamId)) {
      throw new Http2Error("PROTOCOL_ERROR", `a window for stream ${streamId}, which is idle`);
    }
    if (bytes === 0) throw new Http2Error("PROTOCOL_ERROR", "a window that is opened by nothing", streamId);
    if (bytes < CRUMB_BYTES) this.#assertQuiet();
    const stream = streamId === 0 ? undefined : this.streams.get(streamId);
    if (streamId === 0) this.#windows.widen(bytes);
    else stream?.widen(bytes);
    this.#turns.run();
  }

  #onSettings(flags: number, payload: Buffer): void {
    if ((flags & FLAG.ACK) !== 0) {
      if (payload.length > 0) throw new Http2Error("FRAME_SIZE_ERROR", "an acknowledgement with content");
      if (!this.#hasSettings) throw new Http2Error("PROTOCOL_ERROR", "an acknowledgement before SETTINGS");
      this.#assertQuiet();
      return;
    }
    // Each setting may touch every stream.
    if (this.#hasSettings) this.#assertQuiet(2 + payload.length / 3);
    this.#hasSettings = true;
    readSettings(payload, (id, value) => this.#applySetting(id, value));
    writeFrame(this.outbox, FRAME.SETTINGS, FLAG.ACK, 0);
    this.#turns.run();
  }

  #applySetting(id: number, value: number): void {
    if (id === SETTING.INITIAL_WINDOW_SIZE) {
      const more = value - this.#windows.initial;
      this.#windows.initial = value;
      if (more !== 0) for (const stream of this.streams.all()) this.#widenAll(stream, more);
    } else if (id === SETTING.MAX_FRAME_SIZE) this.#windows.limitFrames(value);
    else if (id === SETTING.HEADER_TABLE_SIZE && value < DEFAULT_TABLE_BYTES) this.fields.shrinkTable();
  }

  /** For one stream it would be the stream's fault; SETTINGS are the connection's. Source: RFC 9113, 6.9.2 */
  #widenAll(stream: Http2Stream, bytes: number): void {
    try {
      stream.widen(bytes);
    } catch (error) {
      throw new Http2Error("FLOW_CONTROL_ERROR", (error as Error).message);
    }
  }
}
