import { Buffer } from "node:buffer";
import { WIRE_TYPE } from "./wire-type.ts";

/** Longest varint: ten groups of seven bits. */
const MAX_VARINT_BYTES = 10;
const MAX_GROUP_DEPTH = 100;
/** Up to here a loop over the bytes is quicker than asking for the decoder of UTF-8. */
const SHORT_TEXT_BYTES = 64;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the wire types of Protocol Buffers one after the other, and accepts what protobuf-es' own reader accepts: a test compares
 * them. It makes no object but what it gives. Source: Protocol Buffers, "Encoding"
 */
export class WireReader {
  readonly #bytes: Buffer;
  readonly end: number;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.end = bytes.length;
  }

  /** @returns field number and wire type as they come: number * 8 + type @throws Error for one that cannot be */
  tag(): number {
    const start = this.at;
    const tag = this.uint32();
    const length = this.at - start;
    if (length > 5 || (length === 5 && this.#bytes[this.at - 1]! > 0x0f)) throw new Error("a tag of more than 32 bits");
    if (tag >>> 3 === 0 || (tag & 7) > WIRE_TYPE.BITS_32) throw new Error("a tag that no field has");
    return tag;
  }

  /** Of a longer number the lower 32 bits. @throws RangeError where it does not end */
  uint32(): number {
    const bytes = this.#bytes;
    const first = bytes[this.at];
    if (first !== undefined && first < 0x80) {
      this.at += 1;
      return first;
    }
    let value = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.#next();
      if (i < 5) value |= (byte & 0x7f) << (7 * i);
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError("a number of more than ten bytes");
  }

  /** @returns 64 bits @throws RangeError where the number does not end */
  uint64(): bigint {
    const first = this.#bytes[this.at];
    if (first !== undefined && first < 0x80) {
      this.at += 1;
      return BigInt(first);
    }
    let value = 0n;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.#next();
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError("a number of more than ten bytes");
  }

  /** A view. @throws RangeError where it is longer than what is left */
  bytes(): Uint8Array {
    const length = this.uint32();
    const start = this.at;
    this.#pass(length);
    return this.#bytes.subarray(start, this.at);
  }

  /** @throws TypeError for a text that is not UTF-8, RangeError for one that is longer than what is left */
  string(): string {
    const length = this.uint32();
    const start = this.at;
    this.#pass(length);
    if (length === 0) return "";
    if (this.#isShortAscii(start)) return this.#bytes.toString("latin1", start, this.at);
    return utf8.decode(this.#bytes.subarray(start, this.at));
  }

  /** @returns the value that was passed over, with its length where it has one @throws Error or RangeError */
  skip(tag: number): Uint8Array {
    const start = this.at;
    this.#skipValue(tag, MAX_GROUP_DEPTH);
    return this.#bytes.subarray(start, this.at);
  }

  #skipValue(tag: number, depth: number): void {
    const type = tag & 7;
    if (type === WIRE_TYPE.VARINT) while (this.#next() >= 0x80);
    else if (type === WIRE_TYPE.BITS_64) this.#pass(8);
    else if (type === WIRE_TYPE.BITS_32) this.#pass(4);
    else if (type === WIRE_TYPE.LENGTH_DELIMITED) this.#pass(this.uint32());
    else if (type === WIRE_TYPE.START_GROUP) this.#skipGroup(tag >>> 3, depth);
    else throw new Error("a group ends that has not begun");
  }

  #skipGroup(number: number, depth: number): void {
    if (depth <= 0) throw new Error("groups in groups in groups");
    for (;;) {
      const tag = this.tag();
      if ((tag & 7) !== WIRE_TYPE.END_GROUP) this.#skipValue(tag, depth - 1);
      else if (tag >>> 3 === number) return;
      else throw new Error("another group ends than has begun");
    }
  }

  #next(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new RangeError("a number that does not end");
    this.at += 1;
    return byte;
  }

  #pass(length: number): void {
    if (length > this.end - this.at) throw new RangeError("something is longer than what holds it");
    this.at += length;
  }

  #isShortAscii(start: number): boolean {
    if (this.at - start > SHORT_TEXT_BYTES) return false;
    for (let i = start; i < this.at; i++) if (this.#bytes[i]! >= 0x80) return false;
    return true;
  }
}
