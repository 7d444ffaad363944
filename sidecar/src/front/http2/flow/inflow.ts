/** A stream with a message on its way for which its window is too small. */
export interface Inflowing {
  /** What of the message has not come. */
  readonly expectedBytes: number;
  /** It is the stream's turn: it may be sent all of it. */
  admit(): void;
  /** Its turn is not yet, but it goes on a little: what it has used of its window is given back. */
  drip(): void;
}

/** Two messages of a megabyte: while one is worked on the next one comes. */
const MAX_ADMITTED_BYTES = 2 * 1024 * 1024;

/** Who is admitted and does not send must not hold up the others: where nothing moves for so long, they go on as well. */
const DRIP_MS = 20;

/**
 * Large messages of one connection come one after the other, not all at once: ten of a megabyte that come in turns take the memory of
 * ten, and each has left the processor's cache when it is complete.
 */
export class Inflow {
  readonly #admitted = new Map<Inflowing, number>();
  readonly #waiting = new Set<Inflowing>();
  #admittedBytes = 0;
  #drip: NodeJS.Timeout | undefined;
  /** Since it was looked the last time, a message has become complete. */
  #hasMoved = false;

  isWaiting(stream: Inflowing): boolean {
    return this.#waiting.has(stream);
  }

  /** @param stream is admitted now or later, in order, until it leaves */
  enter(stream: Inflowing): void {
    this.leave(stream);
    if (this.#waiting.size === 0 && this.#hasRoomFor(stream)) this.#admit(stream);
    else this.#wait(stream);
  }

  /** Its message is complete, or will never be; where it had not entered, nothing happens. */
  leave(stream: Inflowing): void {
    const bytes = this.#admitted.get(stream) ?? 0;
    if (bytes > 0) this.#hasMoved = true;
    this.#admittedBytes -= bytes;
    this.#admitted.delete(stream);
    this.#waiting.delete(stream);
    this.#admitNext();
  }

  #hasRoomFor({ expectedBytes }: Inflowing): boolean {
    return this.#admitted.size === 0 || this.#admittedBytes + expectedBytes <= MAX_ADMITTED_BYTES;
  }

  #admit(stream: Inflowing): void {
    this.#admitted.set(stream, stream.expectedBytes);
    this.#admittedBytes += stream.expectedBytes;
    stream.admit();
  }

  #admitNext(): void {
    for (const stream of this.#waiting) {
      if (!this.#hasRoomFor(stream)) return;
      this.#waiting.delete(stream);
      this.#admit(stream);
    }
    clearTimeout(this.#drip);
    this.#drip = undefined;
  }

  #wait(stream: Inflowing): void {
    this.#waiting.add(stream);
    this.#drip ??= setTimeout(() => this.#dripAll(), DRIP_MS);
  }

  #dripAll(): void {
    this.#drip = this.#waiting.size === 0 ? undefined : setTimeout(() => this.#dripAll(), DRIP_MS);
    if (!this.#hasMoved) for (const stream of this.#waiting) stream.drip();
    this.#hasMoved = false;
  }
}
