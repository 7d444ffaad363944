import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

type Value = number | Uint8Array;

/** A protobuf message by the numbers of its fields: the test service's proto files are not ours to keep. */
export class Fields {
  readonly #values = new Map<number, Value[]>();

  /** @throws Error or RangeError for bytes that are no protobuf */
  constructor(message: Uint8Array) {
    const reader = new BinaryReader(message);
    while (reader.pos < reader.len) {
      const [number, type] = reader.tag();
      const values = this.#values.get(number) ?? [];
      values.push(readValue(reader, type, number));
      this.#values.set(number, values);
    }
  }

  /** The last one, as protobuf wants it; 0 where there is none. Also for enums, booleans and doubles. */
  number(number: number): number {
    return Number(this.#values.get(number)?.at(-1) ?? 0);
  }

  bytes(number: number): Uint8Array {
    return this.all(number).at(-1) ?? new Uint8Array();
  }

  text(number: number): string {
    return Buffer.from(this.bytes(number)).toString();
  }

  message(number: number): Fields | undefined {
    const bytes = this.all(number).at(-1);
    return bytes && new Fields(bytes);
  }

  all(number: number): readonly Uint8Array[] {
    return (this.#values.get(number) ?? []).filter((value) => value instanceof Uint8Array);
  }
}

function readValue(reader: BinaryReader, type: WireType, number: number): Value {
  if (type === WireType.Varint) return Number(reader.int64());
  if (type === WireType.Bit64) return reader.double();
  if (type === WireType.LengthDelimited) return reader.bytes();
  return reader.skip(type, number);
}
