import type { WireReader } from "./wire-reader.ts";
import { WIRE_TYPE } from "./wire-type.ts";
import { sizeOfText, sizeOfUint32, sizeOfUint64, type WireWriter } from "./wire-writer.ts";

/** What the wire knows of numbers, texts and bytes, as far as our protocols use it. */
export type ScalarKind = "string" | "bytes" | "bool" | "int32" | "int64" | "uint32" | "uint64" | "enum";

/** How values of one kind are read and written, without their tag. */
export interface Scalar {
  readonly wireType: number;
  /** What is not written where presence is implicit, and is there where nothing was read. */
  readonly zero: unknown;
  isZero(value: unknown): boolean;
  read(reader: WireReader): unknown;
  /** In bytes. @throws Error for a value outside the type's range */
  sizeOf(value: never): number;
  /** Writes what was measured before. */
  write(writer: WireWriter, value: never): void;
}

const NO_BYTES = new Uint8Array(0);
const NEGATIVE_BYTES = 10;

const STRING: Scalar = {
  wireType: WIRE_TYPE.LENGTH_DELIMITED,
  zero: "",
  isZero: (value) => value === "",
  read: (reader) => reader.string(),
  sizeOf(value: string) {
    const size = sizeOfText(value);
    return sizeOfUint32(size) + size;
  },
  write(writer, value: string) {
    const size = sizeOfText(value);
    writer.uint32(size);
    writer.text(value, size);
  },
};

const BYTES: Scalar = {
  wireType: WIRE_TYPE.LENGTH_DELIMITED,
  zero: NO_BYTES,
  isZero: (value) => (value as Uint8Array).length === 0,
  read: (reader) => reader.bytes(),
  sizeOf: (value: Uint8Array) => sizeOfUint32(value.length) + value.length,
  write(writer, value: Uint8Array) {
    writer.uint32(value.length);
    writer.raw(value);
  },
};

const BOOL: Scalar = {
  wireType: WIRE_TYPE.VARINT,
  zero: false,
  isZero: (value) => value === false,
  read: (reader) => reader.uint64() !== 0n,
  sizeOf: () => 1,
  write: (writer, value: boolean) => writer.uint32(value ? 1 : 0),
};

const UINT32: Scalar = {
  wireType: WIRE_TYPE.VARINT,
  zero: 0,
  isZero: (value) => value === 0,
  read: (reader) => reader.uint32(),
  sizeOf(value: number) {
    if (value >>> 0 !== value) throw new RangeError(`${value} is no uint32`);
    return sizeOfUint32(value);
  },
  write: (writer, value: number) => writer.uint32(value),
};

/** An enumeration, too: a number that has no name here is kept. */
const INT32: Scalar = {
  wireType: WIRE_TYPE.VARINT,
  zero: 0,
  isZero: (value) => value === 0,
  read: (reader) => reader.uint32() | 0,
  sizeOf(value: number) {
    if ((value | 0) !== value) throw new RangeError(`${value} is no int32`);
    return value < 0 ? NEGATIVE_BYTES : sizeOfUint32(value);
  },
  write(writer, value: number) {
    if (value >= 0) writer.uint32(value);
    else writer.uint64(BigInt.asUintN(64, BigInt(value)));
  },
};

function bits64(name: string, wrap: (bits: number, value: bigint) => bigint): Scalar {
  return {
    wireType: WIRE_TYPE.VARINT,
    zero: 0n,
    isZero: (value) => value === 0n,
    read: (reader) => wrap(64, reader.uint64()),
    sizeOf(value: bigint) {
      if (wrap(64, value) !== value) throw new RangeError(`${value} is no ${name}`);
      return sizeOfUint64(BigInt.asUintN(64, value));
    },
    write: (writer, value: bigint) => writer.uint64(BigInt.asUintN(64, value)),
  };
}

/** Source: Protocol Buffers, "Encoding"; texts of proto3 must be UTF-8. */
export const SCALARS: Readonly<Record<ScalarKind, Scalar>> = {
  string: STRING,
  bytes: BYTES,
  bool: BOOL,
  int32: INT32,
  int64: bits64("int64", BigInt.asIntN),
  uint32: UINT32,
  uint64: bits64("uint64", BigInt.asUintN),
  enum: INT32,
};
