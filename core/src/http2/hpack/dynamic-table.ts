import { type Field, fieldBytes } from "./field.ts";

/** The fields that were sent lately, the youngest first. Source: RFC 7541, 2.3.2 and 4 */
export class DynamicTable {
  /** The oldest first; those before `#first` are gone. */
  #fields: (Field | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get length(): number {
    return this.#fields.length - this.#first;
  }

  get sizeBytes(): number {
    return this.#bytes;
  }

  /** @param index from 0, the youngest */
  get(index: number): Field | undefined {
    return index < this.length ? this.#fields[this.#fields.length - 1 - index] : undefined;
  }

  /** A field that is larger than the table empties it, which is no error. */
  add(field: Field): void {
    const bytes = fieldBytes(field);
    this.#evict(this.#maxBytes - bytes);
    if (bytes > this.#maxBytes) return;
    this.#fields.push(field);
    this.#bytes += bytes;
  }

  resize(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#evict(maxBytes);
  }

  #evict(untilBytes: number): void {
    while (this.#bytes > Math.max(0, untilBytes)) {
      this.#bytes -= fieldBytes(this.#fields[this.#first]!);
      this.#fields[this.#first++] = undefined;
    }
    // Only now and then: moving all for each field would make small fields dear.
    if (this.#first > 64 && this.#first * 2 > this.#fields.length) {
      this.#fields = this.#fields.slice(this.#first);
      this.#first = 0;
    }
  }
}
