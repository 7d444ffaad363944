import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import type { AnyMessage } from "./any-message.ts";
import { SCALARS } from "./scalar.ts";
import type { AnySchema, LightField, LightSchema } from "./schema.ts";

/**
 * Reads one message. `bytes` fields share memory with the input; fields that the schema lacks are kept in `$unknown`.
 * @throws Error, RangeError or TypeError for bytes that are no protobuf; what they say is not for strangers
 */
export function fromBinary<D extends DescMessage>(schema: LightSchema<D>, bytes: Uint8Array): MessageShape<D> {
  const message = emptyOf(schema);
  readInto(message, schema, new BinaryReader(bytes), bytes.length);
  return message as MessageShape<D>;
}

function emptyOf({ typeName, fields }: AnySchema): AnyMessage {
  const message: AnyMessage = { $typeName: typeName };
  for (const { name, kind, label, oneof } of fields) {
    if (label === "implicit" && typeof kind === "string") message[name] = SCALARS[kind].zero;
    if (label === "repeated") message[name] = [];
    if (label === "map") message[name] = {};
    if (oneof !== undefined) message[oneof] = { case: undefined };
  }
  return message;
}

function readInto(message: AnyMessage, schema: AnySchema, reader: BinaryReader, end: number): void {
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = schema.byNumber.get(number);
    // Another wire type than the schema's is another field, one that we do not know.
    if (field !== undefined && wireTypeOf(field) === wireType) readField(message, field, reader);
    else if (field !== undefined && isPacked(field, wireType)) readPacked(message[field.name] as unknown[], reader);
    else keepUnknown(message, number, wireType, reader);
  }
  if (reader.pos !== end) throw new RangeError(`${schema.typeName} is longer than it says`);
}

function wireTypeOf({ kind }: LightField): WireType {
  return typeof kind === "string" ? SCALARS[kind].wireType : WireType.LengthDelimited;
}

/** Parsers must take repeated numbers one by one as well as packed. */
function isPacked({ label, kind }: LightField, wireType: WireType): boolean {
  return label === "repeated" && kind === "uint32" && wireType === WireType.LengthDelimited;
}

function readPacked(items: unknown[], reader: BinaryReader): void {
  const end = endOf(reader);
  while (reader.pos < end) items.push(reader.uint32());
  if (reader.pos !== end) throw new RangeError("packed numbers are longer than they say");
}

function keepUnknown(message: AnyMessage, no: number, wireType: WireType, reader: BinaryReader): void {
  message.$unknown ??= [];
  message.$unknown.push({ no, wireType, data: reader.skip(wireType, no) });
}

function readField(message: AnyMessage, field: LightField, reader: BinaryReader): void {
  const { name, label, oneof } = field;
  switch (label) {
    case "repeated":
      (message[name] as unknown[]).push(readValue(field, reader, undefined));
      break;
    case "map":
      readEntry(message[name] as Record<string, unknown>, field, reader);
      break;
    case "oneof": {
      const before = message[oneof!] as { case?: string; value?: unknown };
      const merged = before.case === name ? before.value : undefined;
      message[oneof!] = { case: name, value: readValue(field, reader, merged) };
      break;
    }
    default:
      message[name] = readValue(field, reader, message[name]);
  }
}

/** @param before a message that came earlier for the same field: the later one is merged into it, says the standard */
function readValue({ kind }: LightField, reader: BinaryReader, before: unknown): unknown {
  if (typeof kind === "string") return SCALARS[kind].read(reader);
  const message = (before as AnyMessage | undefined) ?? emptyOf(kind);
  readInto(message, kind, reader, endOf(reader));
  return message;
}

function readEntry(map: Record<string, unknown>, field: LightField, reader: BinaryReader): void {
  const end = endOf(reader);
  let key = "";
  let value: unknown;
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    if (number === 1 && wireType === WireType.LengthDelimited) key = reader.string(true);
    else if (number === 2 && wireType === WireType.LengthDelimited) value = readValue(field, reader, value);
    else reader.skip(wireType, number);
  }
  if (reader.pos !== end) throw new RangeError("a map's entry is longer than it says");
  // Never a setter: "__proto__" is a key like any other.
  Object.defineProperty(map, key, {
    value: value ?? emptyOf(field.kind as AnySchema),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Reads the length of what comes, and gives the place where it ends. */
function endOf(reader: BinaryReader): number {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError("a nested message is longer than what holds it");
  return end;
}
