import { Buffer } from "node:buffer";
import { Http2Error } from "../error-code.ts";
import { DynamicTable } from "./dynamic-table.ts";
import type { Field } from "./field.ts";
import { decodeHuffman } from "./huffman.ts";
import { STATIC_TABLE } from "./static-table.ts";

/** No number in a field block needs more: tables and blocks are far smaller. */
const MAX_INTEGER = 2 ** 28;

const STATIC_LENGTH = STATIC_TABLE.length;

/**
 * Reads the field blocks of one connection in their order: each may change what the next one means. What a block may expand to
 * is bounded by who takes the fields; the decoder holds the table and nothing else.
 * Source: RFC 7541
 */
export class HpackDecoder {
  readonly #table: DynamicTable;
  /** What our SETTINGS allow the peer. */
  readonly #maxTableBytes: number;
  #block: Buffer = Buffer.alloc(0);
  #at = 0;
  #changes = 0;

  constructor(maxTableBytes: number) {
    this.#maxTableBytes = maxTableBytes;
    this.#table = new DynamicTable(maxTableBytes);
  }

  /** Grows when the table changes: two equal blocks with no change between or in them are the same fields. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * @param take is given each field in order
   * @throws Http2Error COMPRESSION_ERROR; the connection is then of no more use
   */
  decode(block: Buffer, take: (name: string, value: string) => void): void {
    this.#block = block;
    this.#at = 0;
    let isFirst = true;
    while (this.#at < block.length) {
      const byte = block[this.#at]!;
      if ((byte & 0xe0) === 0x20) {
        if (!isFirst) throw fault("a size update behind a field");
        this.#resize();
        continue;
      }
      isFirst = false;
      const { name, value } = this.#field(byte);
      take(name, value);
    }
  }

  #field(byte: number): Field {
    if (byte >= 0x80) return this.#indexed(this.#integer(7));
    const isKept = byte >= 0x40;
    const index = this.#integer(isKept ? 6 : 4);
    const name = index === 0 ? this.#text() : this.#indexed(index).name;
    const field = { name, value: this.#text() };
    if (isKept) {
      this.#table.add(field);
      this.#changes += 1;
    }
    return field;
  }

  #indexed(index: number): Field {
    const field = index <= STATIC_LENGTH ? STATIC_TABLE[index - 1] : this.#table.get(index - STATIC_LENGTH - 1);
    if (field === undefined)
      throw fault(`index ${index}, where the tables end at ${STATIC_LENGTH + this.#table.length}`);
    return field;
  }

  #resize(): void {
    const bytes = this.#integer(5);
    if (bytes > this.#maxTableBytes) throw fault(`a table of ${bytes} bytes, the most is ${this.#maxTableBytes}`);
    this.#table.resize(bytes);
    this.#changes += 1;
  }

  #text(): string {
    const isHuffman = (this.#byteAt(this.#at) & 0x80) !== 0;
    const length = this.#integer(7);
    const start = this.#at;
    const end = start + length;
    if (end > this.#block.length)
      throw fault(`a text of ${length} bytes, of which ${this.#block.length - start} are there`);
    this.#at = end;
    if (isHuffman) return decodeHuffman(this.#block, start, end);
    return this.#block.toString("latin1", start, end);
  }

  /** Source: RFC 7541, 5.1 */
  #integer(prefixBits: number): number {
    const mask = 2 ** prefixBits - 1;
    let value = this.#byteAt(this.#at++) & mask;
    if (value < mask) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byteAt(this.#at++);
      value += (byte & 0x7f) * factor;
      // The factor as well: zeros could follow without end.
      if (value > MAX_INTEGER || factor > MAX_INTEGER) throw fault("a number that is too large");
      if (byte < 0x80) return value;
    }
  }

  #byteAt(at: number): number {
    if (at >= this.#block.length) throw fault("a field block that ends within a field");
    return this.#block[at]!;
  }
}

function fault(text: string): Http2Error {
  return new Http2Error("COMPRESSION_ERROR", text);
}
