import { Http2Error } from "@keyward/core/http2/error-code";
import { FRAME } from "@keyward/core/http2/frame";
import type { Limits } from "../../grpc/bounds/limits.ts";
import type { Metadata } from "../../grpc/metadata/metadata.ts";
import { type HeaderBlock, HeaderBlocks } from "../fields/header-block.ts";
import { RequestFields } from "../fields/request-fields.ts";
import { Http2Stream } from "../stream/http2-stream.ts";
import type { StreamLink } from "../stream/stream-link.ts";
import type { Governed } from "./control-intake.ts";

export interface RequestOptions<T> {
  readonly limits: Limits;
  /** Says once for each distinct request where it goes. */
  admit(metadata: Metadata): T;
  onRequest(stream: Http2Stream, metadata: Metadata, target: T): void;
}

/** A connection as its requests see it. */
interface Ground extends StreamLink, Governed {
  /** No stream will be added. */
  readonly isLeaving: boolean;
}

/** Field blocks of the peer: requests that become streams, and what follows their data. Source: RFC 9113, 6.2 and 8.1 */
export class RequestIntake<T> {
  readonly #options: RequestOptions<T>;
  readonly #ground: Ground;
  readonly #blocks: HeaderBlocks;
  readonly #fields: RequestFields<T>;

  constructor(options: RequestOptions<T>, ground: Ground) {
    const { maxHeaderBytes } = options.limits;
    this.#options = options;
    this.#ground = ground;
    this.#blocks = new HeaderBlocks(2 * maxHeaderBytes);
    this.#fields = new RequestFields(maxHeaderBytes, options.admit);
  }

  /** The peer owes the rest of a field block. */
  get isMidBlock(): boolean {
    return this.#blocks.isPending;
  }

  /** @throws Http2Error of the connection for any frame within a block that does not continue it */
  assertInPlace(type: number, streamId: number): void {
    this.#blocks.assertInPlace(type, streamId);
  }

  /** HEADERS or CONTINUATION. @throws Http2Error of the connection */
  take(type: number, flags: number, streamId: number, payload: Buffer): void {
    const isFirst = type === FRAME.HEADERS;
    const block = isFirst ? this.#blocks.begin(flags, streamId, payload) : this.#blocks.continue(flags, payload);
    if (block !== undefined) this.#ground.conduct.guard(() => this.#onBlock(block));
  }

  #onBlock({ streamId, isEnd, bytes }: HeaderBlock): void {
    const { streams, conduct } = this.#ground;
    if (streams.isIdle(streamId)) {
      this.#open(streamId, isEnd, bytes);
      return;
    }
    const stream = streams.get(streamId);
    if (stream === undefined) {
      this.#fields.skip(bytes);
      conduct.assertLate(streamId, "HEADERS");
      return;
    }
    this.#fields.trailers(bytes, streamId);
    stream.expectTrailers(isEnd);
    stream.endRequest();
  }

  #open(streamId: number, isEnd: boolean, block: Buffer): void {
    const { streams, windows, conduct } = this.#ground;
    streams.use(streamId);
    const { metadata, contentLength, target } = this.#fields.request(block, streamId);
    if (this.#ground.isLeaving) return;
    if (streams.openCount >= this.#options.limits.maxConcurrentStreams) {
      throw new Http2Error("REFUSED_STREAM", "more streams than SETTINGS allow", streamId);
    }
    conduct.onCall();
    const stream = new Http2Stream(streamId, this.#ground, windows.initial, contentLength);
    streams.add(stream);
    this.#options.onRequest(stream, metadata, target);
    if (isEnd) stream.endRequest();
  }
}
