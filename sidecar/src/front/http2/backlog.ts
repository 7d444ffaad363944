/** Bytes of answers that the peer has no room for yet. */
export class Backlog {
  readonly #parts: Uint8Array[] = [];
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
