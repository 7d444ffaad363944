/** Bytes of answers that the peer has no room for yet. */
export class Backlog {
  readonly #parts: Uint8Array[] = [];
  /** The last part, of which nobody but us knows. */
  #disposable: Uint8Array | undefined;
  #first = 0;
  #offset = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.#bytes += part.length;
  }

  /** Adds the last part; its memory is of no use once it is sent. */
  addLast(part: Uint8Array): void {
    this.add(part);
    this.#disposable = part;
  }

  /** What is of no use once all that was taken is sent. */
  get spent(): Uint8Array | undefined {
    return this.#bytes === 0 ? this.#disposable : undefined;
  }

  /** @returns the next bytes that lie in one piece, at most so many; there must be some */
  take(maxBytes: number): Uint8Array {
    const part = this.#parts[this.#first]!;
    const taken = part.subarray(this.#offset, this.#offset + maxBytes);
    this.#offset += taken.length;
    this.#bytes -= taken.length;
    if (this.#offset === part.length) {
      this.#first += 1;
      this.#offset = 0;
      if (this.#bytes === 0) this.#clear();
    }
    return taken;
  }

  #clear(): void {
    this.#parts.length = 0;
    this.#first = 0;
  }
}
