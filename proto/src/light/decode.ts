import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import type { AnyMessage } from "./any-message.ts";
import type { AnySchema, LightField, LightSchema } from "./schema.ts";
import { WireReader } from "./wire-reader.ts";
import { WIRE_TYPE } from "./wire-type.ts";

/**
 * Reads one message. `bytes` fields share memory with the input; fields that the schema lacks are kept in `$unknown`.
 * @throws Error, RangeError or TypeError for bytes that are no protobuf; what they say is not for strangers
 */
export function fromBinary<D extends DescMessage>(schema: LightSchema<D>, bytes: Uint8Array): MessageShape<D> {
  const message = emptyOf(schema);
  readInto(message, schema, new WireReader(bytes), bytes.length);
  return message as MessageShape<D>;
}

function emptyOf({ empty, fresh }: AnySchema): AnyMessage {
  const message = { ...empty };
  for (const [name, make] of fresh) message[name] = make();
  return message;
}

function readInto(message: AnyMessage, schema: AnySchema, reader: WireReader, end: number): void {
  while (reader.at < end) {
    const tag = reader.tag();
    // Another wire type than the schema's is another field, one that we do not know.
    const field = schema.byTag.get(tag);
    if (field === undefined) keepUnknown(message, tag, reader);
    else if (field.tag === tag) readField(message, field, reader);
    else readPacked(message[field.name] as unknown[], reader);
  }
  if (reader.at !== end) throw new RangeError(`${schema.typeName} is longer than it says`);
}

function readPacked(items: unknown[], reader: WireReader): void {
  const end = endOf(reader);
  while (reader.at < end) items.push(reader.uint32());
  if (reader.at !== end) throw new RangeError("packed numbers are longer than they say");
}

function keepUnknown(message: AnyMessage, tag: number, reader: WireReader): void {
  message.$unknown ??= [];
  message.$unknown.push({ no: tag >>> 3, wireType: tag & 7, data: reader.skip(tag) });
}

function readField(message: AnyMessage, field: LightField, reader: WireReader): void {
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
function readValue({ kind, scalar }: LightField, reader: WireReader, before: unknown): unknown {
  if (scalar !== undefined) return scalar.read(reader);
  const schema = kind as AnySchema;
  const message = (before as AnyMessage | undefined) ?? emptyOf(schema);
  readInto(message, schema, reader, endOf(reader));
  return message;
}

const KEY = 8 + WIRE_TYPE.LENGTH_DELIMITED;
const VALUE = 16 + WIRE_TYPE.LENGTH_DELIMITED;

function readEntry(map: Record<string, unknown>, field: LightField, reader: WireReader): void {
  const end = endOf(reader);
  let key = "";
  let value: unknown;
  while (reader.at < end) {
    const tag = reader.tag();
    if (tag === KEY) key = reader.string();
    else if (tag === VALUE) value = readValue(field, reader, value);
    else reader.skip(tag);
  }
  if (reader.at !== end) throw new RangeError("a map's entry is longer than it says");
  // Never a setter: "__proto__" is a key like any other.
  Object.defineProperty(map, key, {
    value: value ?? emptyOf(field.kind as AnySchema),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Reads the length of what comes, and gives the place where it ends. */
function endOf(reader: WireReader): number {
  const length = reader.uint32();
  const end = reader.at + length;
  if (end > reader.end) throw new RangeError("a nested message is longer than what holds it");
  return end;
}
