import { Buffer } from "node:buffer";
import { DynamicTable } from "./dynamic-table.ts";
import type { Field } from "./field.ts";
import { encodeHuffman, huffmanBytes } from "./huffman.ts";
import { STATIC_TABLE } from "./static-table.ts";

/** How a literal is written: into the table of both sides, past it, or so that nobody on the way may ever put it there. */
const KEPT = { pattern: 0x40, prefixBits: 6 };
const PASSING = { pattern: 0, prefixBits: 4 };
const SENSITIVE = { pattern: 0x10, prefixBits: 4 };

export interface EncodeOptions {
  /** Puts the fields into the dynamic table; without it they leave no trace. */
  readonly keep?: boolean;
  /** Default: where it is shorter. */
  readonly huffman?: boolean;
  /** The fields may enter no table on their way (RFC 7541, 7.1.3). */
  readonly sensitive?: boolean;
}

/** Writes the field blocks of one connection in their order. Source: RFC 7541 */
export class HpackEncoder {
  readonly #table: DynamicTable;
  #update: Uint8Array | undefined;

  /** @param maxTableBytes at most what the peer's SETTINGS allow */
  constructor(maxTableBytes = 4096) {
    this.#table = new DynamicTable(maxTableBytes);
  }

  /** Changes the table's size; the next block begins with telling so. */
  resize(maxTableBytes: number): void {
    this.#table.resize(maxTableBytes);
    this.#update = Buffer.concat([this.#update ?? Buffer.alloc(0), integer(0x20, 5, maxTableBytes)]);
  }

  /** @param fields texts of characters up to U+00FF */
  encode(fields: readonly Field[], options: EncodeOptions = {}): Uint8Array {
    const parts = fields.map((field) => this.#field(field, options));
    if (this.#update !== undefined) parts.unshift(this.#update);
    this.#update = undefined;
    return Buffer.concat(parts);
  }

  #field(field: Field, { keep = false, huffman, sensitive = false }: EncodeOptions): Uint8Array {
    const { whole, name } = this.#find(field);
    if (whole > 0 && !sensitive) return integer(0x80, 7, whole);
    const { pattern, prefixBits } = sensitive ? SENSITIVE : keep ? KEPT : PASSING;
    const head = integer(pattern, prefixBits, name);
    const key = name > 0 ? Buffer.alloc(0) : text(field.name, huffman);
    if (keep && !sensitive) this.#table.add(field);
    return Buffer.concat([head, key, text(field.value, huffman)]);
  }

  /** @returns the lowest index of the field and of one with its name, 0 for none */
  #find({ name, value }: Field): { whole: number; name: number } {
    let sameName = 0;
    for (let index = 1; index <= STATIC_TABLE.length + this.#table.length; index++) {
      const known = STATIC_TABLE[index - 1] ?? this.#table.get(index - STATIC_TABLE.length - 1)!;
      if (known.name !== name) continue;
      if (known.value === value) return { whole: index, name: index };
      sameName ||= index;
    }
    return { whole: 0, name: sameName };
  }
}

/** Source: RFC 7541, 5.1 */
export function integer(pattern: number, prefixBits: number, value: number): Uint8Array {
  const mask = 2 ** prefixBits - 1;
  if (value < mask) return Buffer.of(pattern | value);
  const bytes = [pattern | mask];
  let rest = value - mask;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function text(value: string, huffman = huffmanBytes(value) < value.length): Uint8Array {
  const bytes = huffman ? encodeHuffman(value) : Buffer.from(value, "latin1");
  return Buffer.concat([integer(huffman ? 0x80 : 0, 7, bytes.length), bytes]);
}
