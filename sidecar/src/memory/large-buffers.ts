import { Buffer } from "node:buffer";
import { free } from "./free.ts";

/** From here on memory is lent; what is smaller the collector looks after. */
export const LARGE_BYTES = 64 * 1024;

/** Lengths of messages differ a little, the memory for them does not. */
const STEP_BYTES = 64 * 1024;

export interface LargeBuffersOptions {
  /** Of memory that nobody has now. */
  readonly maxSpareBytes: number;
  /** Spare memory goes back to the system when nobody has asked for any in this time. */
  readonly restMs: number;
}

/**
 * Memory for large messages, which is used again. It lies outside of V8's heap but presses it to collect all the same: with 3 MiB for
 * each call that was most of what the call cost. Who has some gives it back by hand; what is not given back is collected.
 */
export class LargeBuffers {
  readonly #options: LargeBuffersOptions;
  readonly #lent = new WeakSet<ArrayBufferLike>();
  #spare: ArrayBuffer[] = [];
  #spareBytes = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: LargeBuffersOptions) {
    this.#options = options;
  }

  get spareBytes(): number {
    return this.#spareBytes;
  }

  /** @returns so many bytes, of which nobody knows what is in them; below LARGE_BYTES it is ordinary memory */
  take(bytes: number): Buffer {
    if (bytes < LARGE_BYTES) return Buffer.allocUnsafe(bytes);
    const memory = this.#takeSpare(bytes) ?? Buffer.allocUnsafeSlow(roundUp(bytes)).buffer;
    this.#lent.add(memory);
    return Buffer.from(memory, 0, bytes);
  }

  /**
   * Nobody refers to these bytes any more: all views of their memory become empty.
   * @param bytes what `take` has given, or its first part. Anything else, and what was given back already, is let alone.
   */
  give(bytes: Uint8Array): void {
    const { buffer, byteOffset } = bytes;
    if (byteOffset !== 0 || !this.#lent.delete(buffer)) return;
    // The next one may be another caller's.
    bytes.fill(0);
    const memory = (buffer as ArrayBuffer).transfer();
    if (this.#spareBytes + memory.byteLength > this.#options.maxSpareBytes) {
      free(memory);
      return;
    }
    this.#spare.push(memory);
    this.#spareBytes += memory.byteLength;
    this.#restLater();
  }

  /** The last that came back is the one that the processor still has at hand. */
  #takeSpare(bytes: number): ArrayBuffer | undefined {
    const index = this.#spare.findLastIndex(
      ({ byteLength }) => byteLength >= bytes && byteLength <= 2 * roundUp(bytes),
    );
    if (index < 0) return undefined;
    const [memory] = this.#spare.splice(index, 1);
    this.#spareBytes -= memory!.byteLength;
    return memory;
  }

  #restLater(): void {
    if (this.#rest === undefined) this.#rest = setTimeout(() => this.#drop(), this.#options.restMs).unref();
    else this.#rest.refresh();
  }

  #drop(): void {
    for (const memory of this.#spare) free(memory);
    this.#spare = [];
    this.#spareBytes = 0;
  }
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / STEP_BYTES) * STEP_BYTES;
}

/** Of this process. */
export const LARGE_BUFFERS = new LargeBuffers({ maxSpareBytes: 6 * 1024 * 1024, restMs: 1_000 });
