import { Buffer } from "node:buffer";

const MIN_CAPACITY_BYTES = 1024;

/**
 * Bytes in the order they came. A chunk that meets an empty queue is used in place; others are copied into a buffer that
 * doubles, so that many small chunks cost what few large ones do. Views that were taken stay valid: bytes are only ever
 * written behind the last one, and a chunk that is used in place has no room behind it.
 */
export class ByteQueue {
  #buffer: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (this.length === 0) {
      this.#hold(chunk, chunk.length);
      return;
    }
    if (this.#end + chunk.length > this.#buffer.length) this.#grow(chunk.length);
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** @param count at most `length` */
  take(count: number): Uint8Array {
    const view = this.#buffer.subarray(this.#start, this.#start + count);
    this.#start += count;
    return view;
  }

  /** Goes on in this memory, from its begin; what was taken stays where it is. @param memory no shorter than `length` */
  moveTo(memory: Uint8Array): void {
    const pending = this.#buffer.subarray(this.#start, this.#end);
    memory.set(pending);
    this.#hold(memory, pending.length);
  }

  #grow(more: number): void {
    this.moveTo(Buffer.allocUnsafeSlow(Math.max(MIN_CAPACITY_BYTES, 2 * (this.length + more))));
  }

  #hold(buffer: Uint8Array, end: number): void {
    this.#buffer = buffer;
    this.#start = 0;
    this.#end = end;
  }
}
