import { Buffer } from "node:buffer";

/** Up to here a loop over the characters is quicker than a call. */
const SHORT_TEXT = 64;

/** A number below 2^32. @returns how many bytes it takes */
export function sizeOfUint32(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}

export function sizeOfText(text: string): number {
  return isShortAscii(text) ? text.length : Buffer.byteLength(text);
}

/** @returns how many bytes 64 bits take */
export function sizeOfUint64(value: bigint): number {
  let size = 1;
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) size += 1;
  return size;
}

function isShortAscii(text: string): boolean {
  if (text.length > SHORT_TEXT) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** Writes the wire types of Protocol Buffers into memory whose size was reckoned before. Source: Protocol Buffers, "Encoding" */
export class WireWriter {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(sizeBytes: number, allocate: (bytes: number) => Buffer = Buffer.allocUnsafe) {
    this.#bytes = allocate(sizeBytes);
  }

  /** @throws Error where less or more was written than reckoned: the memory may hold what others left there */
  finish(): Uint8Array {
    if (this.#at !== this.#bytes.length) throw new Error(`${this.#at} bytes, not ${this.#bytes.length}, were written`);
    return this.#bytes;
  }

  uint32(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  uint64(value: bigint): void {
    let rest = value;
    for (; rest > 0x7fn; rest >>= 7n) this.#bytes[this.#at++] = Number(rest & 0x7fn) | 0x80;
    this.#bytes[this.#at++] = Number(rest);
  }

  raw(content: Uint8Array): void {
    this.#bytes.set(content, this.#at);
    this.#at += content.length;
  }

  /** @param size in bytes: as many as characters where all are ASCII */
  text(text: string, size: number): void {
    const at = this.#at;
    this.#at += size;
    if (size !== text.length || size > SHORT_TEXT) this.#bytes.write(text, at, size);
    else for (let i = 0; i < size; i++) this.#bytes[at + i] = text.charCodeAt(i);
  }
}
