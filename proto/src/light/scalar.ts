import { type BinaryReader, type BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { ScalarKind } from "./schema.ts";

interface Scalar {
  readonly wireType: WireType;
  readonly zero: unknown;
  read(reader: BinaryReader): unknown;
  write(writer: BinaryWriter, value: never): void;
}

const varint = <T>(
  zero: T,
  read: (reader: BinaryReader) => unknown,
  write: (writer: BinaryWriter, value: T) => void,
): Scalar => ({ wireType: WireType.Varint, zero, read, write });

/** Source: Protocol Buffers, "Encoding"; texts of proto3 must be UTF-8. */
export const SCALARS: Readonly<Record<ScalarKind, Scalar>> = {
  string: {
    wireType: WireType.LengthDelimited,
    zero: "",
    read: (reader) => reader.string(true),
    write: (writer, value: string) => writer.string(value),
  },
  bytes: {
    wireType: WireType.LengthDelimited,
    zero: new Uint8Array(0),
    read: (reader) => reader.bytes(),
    write: (writer, value: Uint8Array) => writer.bytes(value),
  },
  bool: varint(
    false,
    (reader) => reader.bool(),
    (writer, value) => writer.bool(value),
  ),
  int32: varint(
    0,
    (reader) => reader.int32(),
    (writer, value) => writer.int32(value),
  ),
  int64: varint(
    0n,
    (reader) => reader.int64(),
    (writer, value) => writer.int64(value),
  ),
  uint32: varint(
    0,
    (reader) => reader.uint32(),
    (writer, value) => writer.uint32(value),
  ),
  uint64: varint(
    0n,
    (reader) => reader.uint64(),
    (writer, value) => writer.uint64(value),
  ),
  // Open: a number that has no name here is kept.
  enum: varint(
    0,
    (reader) => reader.int32(),
    (writer, value) => writer.int32(value),
  ),
};

export function isZero(kind: ScalarKind, value: unknown): boolean {
  return kind === "bytes" ? (value as Uint8Array).length === 0 : value === SCALARS[kind].zero;
}
