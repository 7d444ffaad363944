import type { Http2Stream } from "./http2-stream.ts";
import type { StreamEnd } from "./stream-link.ts";

/** Streams whose end is remembered: frames that crossed our resets may come for that many. */
const REMEMBERED = 1024;

/** The last ids of one kind. Looking one up is for peers that do wrong, so it may take a while. */
class LastIds {
  #ids: Uint32Array | undefined;
  #next = 0;

  add(id: number): void {
    this.#ids ??= new Uint32Array(REMEMBERED);
    this.#ids[this.#next] = id;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  has(id: number): boolean {
    return this.#ids?.includes(id) ?? false;
  }
}

/** The streams of one connection: those that are open, and how the last ones ended. Source: RFC 9113, 5.1 and 5.1.1 */
export class StreamTable {
  readonly #open = new Map<number, Http2Stream>();
  readonly #resetByUs = new LastIds();
  readonly #resetByPeer = new LastIds();
  /** Every stream that has ended otherwise. */
  readonly #complete = new LastIds();
  #lastId = 0;

  get openCount(): number {
    return this.#open.size;
  }

  /** The highest id that the peer has used. */
  get lastId(): number {
    return this.#lastId;
  }

  get(id: number): Http2Stream | undefined {
    return this.#open.get(id);
  }

  all(): Http2Stream[] {
    return [...this.#open.values()];
  }

  isIdle(id: number): boolean {
    return id > this.#lastId;
  }

  /** The peer has used the id, whether or not a stream comes of it. */
  use(id: number): void {
    this.#lastId = id;
  }

  add(stream: Http2Stream): void {
    this.#open.set(stream.id, stream);
  }

  end(id: number, how: StreamEnd): void {
    this.#open.delete(id);
    if (how === "complete") this.#complete.add(id);
    else if (how === "reset-by-us") this.#resetByUs.add(id);
    else this.#resetByPeer.add(id);
  }

  /** @returns undefined for a stream that ended long ago, or never was */
  endOf(id: number): StreamEnd | undefined {
    if (this.#resetByUs.has(id)) return "reset-by-us";
    if (this.#resetByPeer.has(id)) return "reset-by-peer";
    return this.#complete.has(id) ? "complete" : undefined;
  }
}
