import { Http2Error } from "@keyward/core/http2/error-code";
import { FRAME, MAX_31_BITS, writeUint32 } from "@keyward/core/http2/frame";
import type { FrameSink } from "@keyward/core/http2/frame-reader";
import { encodeSettings, SETTING } from "@keyward/core/http2/settings";
import { ResponseFields } from "./fields/response-fields.ts";
import { ConnectionWindows } from "./flow/connection-windows.ts";
import { Inflow } from "./flow/inflow.ts";
import { SendTurns } from "./flow/send-turns.ts";
import type { UnreadBytes } from "./flow/unread-bytes.ts";
import { assertFrame } from "./frames/control-frames.ts";
import { writeFrame } from "./frames/frame-writer.ts";
import type { Outbox } from "./frames/outbox.ts";
import { ControlIntake, type Governed } from "./intake/control-intake.ts";
import { DataIntake } from "./intake/data-intake.ts";
import { PeerConduct } from "./intake/peer-conduct.ts";
import { RequestIntake, type RequestOptions } from "./intake/request-intake.ts";
import type { Pumped, StreamEnd, StreamLink } from "./stream/stream-link.ts";
import { StreamTable } from "./stream/stream-table.ts";

export interface ConnectionOptions<T> extends RequestOptions<T> {
  readonly unread: UnreadBytes;
  monotonicMs(): number;
}

/**
 * The frames of one connection, both ways: requests, DATA and control frames go to their intakes. It knows no socket and no
 * time. Source: RFC 9113
 */
export class Http2Connection<T> implements FrameSink, StreamLink, Governed {
  readonly outbox: Outbox;
  readonly unread: UnreadBytes;
  readonly fields = new ResponseFields();
  readonly streams = new StreamTable();
  readonly windows: ConnectionWindows;
  readonly turns = new SendTurns();
  readonly conduct: PeerConduct;
  readonly #options: ConnectionOptions<T>;
  readonly #onIdle: () => void;
  readonly #requests: RequestIntake<T>;
  readonly #data: DataIntake;
  readonly #control: ControlIntake;
  #inflow: Inflow | undefined;
  #hasSentLastGoAway = false;
  /** Since this was false the last time, something came to whose memory somebody may still refer. */
  hasKept = false;

  /** @param onIdle told when the last open stream has ended */
  constructor(options: ConnectionOptions<T>, outbox: Outbox, onIdle: () => void) {
    this.#options = options;
    this.#onIdle = onIdle;
    this.outbox = outbox;
    this.unread = options.unread;
    this.windows = new ConnectionWindows(outbox);
    this.conduct = new PeerConduct(this.streams, outbox, options.monotonicMs);
    this.#requests = new RequestIntake(options, this);
    this.#data = new DataIntake(this.streams, this.windows, this.conduct);
    this.#control = new ControlIntake(this);
  }

  get sendWindow(): number {
    return this.windows.send;
  }

  /** Made when a large message comes: most connections never see one. */
  get inflow(): Inflow {
    this.#inflow ??= new Inflow();
    return this.#inflow;
  }

  get maxDataBytes(): number {
    return this.windows.maxDataBytes;
  }

  /** The peer has sent its SETTINGS. */
  get hasSettings(): boolean {
    return this.#control.hasSettings;
  }

  /** The peer owes the rest of a field block. */
  get isMidBlock(): boolean {
    return this.#requests.isMidBlock;
  }

  /** The last GOAWAY has been sent or received: no stream will be added. */
  get isLeaving(): boolean {
    return this.#hasSentLastGoAway || this.#control.hasGoneAway;
  }

  /** Our SETTINGS, the first thing that we send. */
  begin(): void {
    const { maxConcurrentStreams, maxHeaderBytes } = this.#options.limits;
    const settings = encodeSettings([
      [SETTING.MAX_CONCURRENT_STREAMS, maxConcurrentStreams],
      [SETTING.MAX_HEADER_LIST_SIZE, maxHeaderBytes],
    ]);
    writeFrame(this.outbox, FRAME.SETTINGS, 0, 0, settings);
    this.windows.begin();
  }

  /** @param lastStreamId the last one that we serve; after MAX_31_BITS, the first GOAWAY, the peer may still begin some */
  goAway(code: number, text = "", lastStreamId = this.streams.lastId): void {
    const payload = Buffer.alloc(8 + Buffer.byteLength(text));
    writeUint32(payload, writeUint32(payload, 0, lastStreamId), code);
    payload.write(text, 8);
    writeFrame(this.outbox, FRAME.GOAWAY, 0, 0, payload);
    if (lastStreamId !== MAX_31_BITS) this.#hasSentLastGoAway = true;
  }

  /** The socket has room again. */
  onDrain(): void {
    this.turns.run();
  }

  /** The connection is over, and all its streams with it. */
  close(): void {
    for (const stream of this.streams.all()) stream.close("reset-by-peer");
  }

  spend(bytes: number): void {
    this.windows.spend(bytes);
  }

  awaitRoom(stream: Pumped): void {
    this.turns.add(stream);
  }

  onStreamEnd(streamId: number, how: StreamEnd): void {
    this.streams.end(streamId, how);
    if (this.streams.openCount === 0) this.#onIdle();
  }

  onDataHead(streamId: number, _flags: number, frameBytes: number): void {
    this.#assertExpected(FRAME.DATA, streamId);
    this.#data.begin(streamId, frameBytes);
  }

  onDataPart(_streamId: number, part: Buffer): void {
    if (this.#data.receive(part)) this.hasKept = true;
  }

  onDataEnd(_streamId: number, flags: number): void {
    this.#data.end(flags);
  }

  onFrame(type: number, flags: number, streamId: number, payload: Buffer): void {
    this.hasKept = true;
    this.#assertExpected(type, streamId);
    assertFrame(type, streamId, payload.length);
    if (type === FRAME.HEADERS || type === FRAME.CONTINUATION) this.#requests.take(type, flags, streamId, payload);
    else this.conduct.guard(() => this.#control.take(type, flags, streamId, payload));
  }

  /** SETTINGS come first, and a field block is in one piece. */
  #assertExpected(type: number, streamId: number): void {
    this.#requests.assertInPlace(type, streamId);
    if (!this.#control.hasSettings && type !== FRAME.SETTINGS) {
      throw new Http2Error("PROTOCOL_ERROR", `the first frame is of type ${type}, not SETTINGS`);
    }
  }
}
