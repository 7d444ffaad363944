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

/** Open streams that have a place of their own, as long as their numbers lie close together. */
const PLACES = 64;

/**
 * The open streams of one connection, by their ids. Most are gone before their place is wanted again; those that are not are found by
 * a Map, which alone would make the collector a lot of work (see Roster).
 */
class OpenStreams {
  #places: (Http2Stream | undefined)[] | undefined;
  #others: Map<number, Http2Stream> | undefined;
  size = 0;

  get(id: number): Http2Stream | undefined {
    const stream = this.#places?.[placeOf(id)];
    return stream?.id === id ? stream : this.#others?.get(id);
  }

  add(stream: Http2Stream): void {
    const place = placeOf(stream.id);
    this.#places ??= new Array(PLACES).fill(undefined);
    this.size += 1;
    if (this.#places[place] === undefined) this.#places[place] = stream;
    else {
      this.#others ??= new Map();
      this.#others.set(stream.id, stream);
    }
  }

  delete(id: number): void {
    const place = placeOf(id);
    if (this.#places?.[place]?.id === id) {
      this.#places[place] = undefined;
      this.size -= 1;
    } else if (this.#others?.delete(id)) this.size -= 1;
  }

  all(): Http2Stream[] {
    const placed = this.#places?.filter((stream) => stream !== undefined) ?? [];
    return [...placed, ...(this.#others?.values() ?? [])];
  }
}

/** Ids of a client's streams are odd. */
function placeOf(id: number): number {
  return (id >>> 1) % PLACES;
}

/** The streams of one connection: those that are open, and how the last ones ended. Source: RFC 9113, 5.1 and 5.1.1 */
export class StreamTable {
  readonly #open = new OpenStreams();
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
    return this.#open.all();
  }

  isIdle(id: number): boolean {
    return id > this.#lastId;
  }

  /** The peer has used the id, whether or not a stream comes of it. */
  use(id: number): void {
    this.#lastId = id;
  }

  add(stream: Http2Stream): void {
    this.#open.add(stream);
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
