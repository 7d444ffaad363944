import { derError } from "./der-error.ts";
import { describeTag, isConstructed, TAG } from "./tags.ts";

/** One tag, length and content. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag and length included. */
  readonly encoded: Uint8Array;
  /** Where the content begins in the whole input. */
  readonly at: number;
  /** Reads the content. */
  open(): DerReader;
}

/** Far above any certificate, and above a revocation list of 10,000 entries; callers bound their own fields first. */
export const MAX_DER_BYTES = 1024 * 1024;
const MAX_DEPTH = 16;
/** Tags above 30 take more octets; X.509 has none. */
const HIGH_TAG = 0x1f;
const LONG_FORM = 0x80;
/** Enough for MAX_DER_BYTES. */
const MAX_LENGTH_OCTETS = 3;

/** Views are made when they are asked for: most elements are only opened, or looked at once. */
class Piece implements DerElement {
  readonly tag: number;
  readonly at: number;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #contentStart: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, base: number, start: number, contentStart: number, end: number) {
    this.tag = bytes[start]!;
    this.at = base + contentStart;
    this.#bytes = bytes;
    this.#start = start;
    this.#contentStart = contentStart;
    this.#end = end;
  }

  get content(): Uint8Array {
    return this.#bytes.subarray(this.#contentStart, this.#end);
  }

  get encoded(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  open(): DerReader {
    return DerReader.within(this.#bytes, this.at - this.#contentStart, this.#contentStart, this.#end);
  }
}

/**
 * Reads DER elements one after the other: definite and minimal lengths, one-octet tags, nothing beyond the end.
 * Every element is a view of the input. Every fault is INVALID_ARGUMENT and says where.
 * Source: X.690, 8.1 and 10.1
 */
export class DerReader {
  readonly #bytes: Uint8Array;
  readonly #base: number;
  #at = 0;
  #end: number;

  /** @param base where the bytes begin in the whole input */
  constructor(bytes: Uint8Array, base = 0) {
    if (bytes.length > MAX_DER_BYTES) throw derError("DER", `longer than ${MAX_DER_BYTES} bytes`, base);
    this.#bytes = bytes;
    this.#base = base;
    this.#end = bytes.length;
  }

  /** Reads a part of the bytes, without a view of it. */
  static within(bytes: Uint8Array, base: number, start: number, end: number): DerReader {
    const reader = new DerReader(bytes, base);
    reader.#at = start;
    reader.#end = end;
    return reader;
  }

  get isEmpty(): boolean {
    return this.#at === this.#end;
  }

  /** @returns the next element's tag; undefined at the end */
  get nextTag(): number | undefined {
    return this.#at < this.#end ? this.#bytes[this.#at] : undefined;
  }

  /** @param what the element's name, for messages */
  any(what: string): DerElement {
    const start = this.#at;
    const tag = this.#octet(what);
    if ((tag & HIGH_TAG) === HIGH_TAG) throw this.#fault(what, "the tag is above 30");
    const length = this.#length(what);
    if (length > this.#end - this.#at) throw this.#fault(what, `${length} bytes announced, fewer there`);
    const contentStart = this.#at;
    this.#at += length;
    return new Piece(this.#bytes, this.#base, start, contentStart, this.#at);
  }

  read(tag: number, what: string): DerElement {
    if (this.isEmpty) throw this.#fault(what, "is missing");
    if (this.nextTag !== tag) {
      throw this.#fault(what, `expected ${describeTag(tag)}, found ${describeTag(this.nextTag!)}`);
    }
    return this.any(what);
  }

  /** @returns the next element if it has the tag */
  optional(tag: number, what: string): DerElement | undefined {
    return this.nextTag === tag ? this.any(what) : undefined;
  }

  /** @returns a reader of the content of the next element */
  enter(tag: number, what: string): DerReader {
    return readerOf(this.read(tag, what));
  }

  /** @throws where something is left over */
  end(what: string): void {
    if (!this.isEmpty) throw this.#fault(what, `${this.#end - this.#at} bytes left over`);
  }

  #octet(what: string): number {
    if (this.#at >= this.#end) throw this.#fault(what, "ends too early");
    return this.#bytes[this.#at++]!;
  }

  #length(what: string): number {
    const first = this.#octet(what);
    if (first < LONG_FORM) return first;
    const octets = first - LONG_FORM;
    if (octets === 0) throw this.#fault(what, "the length is indefinite");
    if (octets > MAX_LENGTH_OCTETS) throw this.#fault(what, `the length takes more than ${MAX_LENGTH_OCTETS} octets`);
    let length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + this.#octet(what);
    if (length < LONG_FORM || length < 256 ** (octets - 1)) throw this.#fault(what, "the length is not minimal");
    return length;
  }

  #fault(what: string, why: string): Error {
    return derError(what, why, this.#base + this.#at);
  }
}

export function readerOf(element: DerElement): DerReader {
  return element.open();
}

/** @returns a reader of the one SEQUENCE that the bytes consist of */
export function readSequence(bytes: Uint8Array, what: string, base = 0): DerReader {
  const whole = new DerReader(bytes, base);
  const inner = whole.enter(TAG.sequence, what);
  whole.end(what);
  return inner;
}

/** Checks what is kept as it stands: constructed elements hold DER, at most 16 deep. */
export function assertWellFormed(element: DerElement, what: string, depth = 0): void {
  if (!isConstructed(element.tag)) return;
  if (depth === MAX_DEPTH) throw derError(what, `nested more than ${MAX_DEPTH} deep`, element.at);
  const reader = readerOf(element);
  while (!reader.isEmpty) assertWellFormed(reader.any(what), what, depth + 1);
}
