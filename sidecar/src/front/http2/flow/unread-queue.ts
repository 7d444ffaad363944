const NOTHING = Buffer.alloc(0);

/**
 * Bytes of one stream that nobody has asked for yet, in one piece: many small frames cost what few large ones do. What is held
 * keeps no memory alive but its own, save for the largest part of a read.
 */
export class UnreadQueue {
  #buffer: Buffer = NOTHING;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(part: Buffer): void {
    if (this.#length === 0 && part.length * 2 >= part.buffer.byteLength) {
      this.#buffer = part;
    } else {
      if (this.#length + part.length > this.#buffer.length || this.#length === 0) this.#grow(part.length);
      part.copy(this.#buffer, this.#length);
    }
    this.#length += part.length;
  }

  /** @returns all of it */
  take(): Buffer {
    const all = this.#buffer.subarray(0, this.#length);
    this.#buffer = NOTHING;
    this.#length = 0;
    return all;
  }

  #grow(more: number): void {
    const held = this.#buffer.subarray(0, this.#length);
    this.#buffer = Buffer.allocUnsafeSlow(held.length === 0 ? more : 2 * (held.length + more));
    held.copy(this.#buffer);
  }
}
