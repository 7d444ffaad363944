/**
 * Shares a number of bytes among the messages that are being received. Who finds too little left waits for his turn, in
 * order, so one large message cannot be overtaken for ever by small ones; the waiting stream is not read meanwhile, and
 * flow control makes its sender wait.
 */
export class ByteBudget {
  #free: number;
  readonly #total: number;
  readonly #waiting: { readonly bytes: number; readonly grant: () => void }[] = [];

  constructor(totalBytes: number) {
    this.#free = totalBytes;
    this.#total = totalBytes;
  }

  /**
   * Takes bytes now, or calls `grant` later.
   * @returns undefined when they are taken, else a function that gives up the place in the queue
   * @throws RangeError for more than there ever is
   */
  take(bytes: number, grant: () => void): (() => void) | undefined {
    if (bytes > this.#total) throw new RangeError(`${bytes} bytes asked of a budget of ${this.#total}`);
    if (this.#waiting.length === 0 && bytes <= this.#free) {
      this.#free -= bytes;
      return undefined;
    }
    const place = { bytes, grant };
    this.#waiting.push(place);
    return () => this.#leave(place);
  }

  give(bytes: number): void {
    this.#free += bytes;
    this.#serve();
  }

  #serve(): void {
    for (let first = this.#waiting[0]; first !== undefined && first.bytes <= this.#free; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= first.bytes;
      first.grant();
    }
  }

  #leave(place: { readonly bytes: number; readonly grant: () => void }): void {
    const index = this.#waiting.indexOf(place);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    this.#serve();
  }
}
