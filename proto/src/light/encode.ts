import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import type { AnyMessage } from "./any-message.ts";
import { entries, presentValue, sizeOfEntry, sizeOfMessage, sizeOfPacked } from "./measure.ts";
import { type AnySchema, type LightField, type LightSchema, tagOf } from "./schema.ts";
import { WIRE_TYPE } from "./wire-type.ts";
import { sizeOfText, WireWriter } from "./wire-writer.ts";

const KEY = tagOf(1, WIRE_TYPE.LENGTH_DELIMITED);
const VALUE = tagOf(2, WIRE_TYPE.LENGTH_DELIMITED);

/**
 * Writes one message. Fields that are left out are written as absent; unknown ones that were read before follow the others.
 * @returns small messages in memory of a pool: to be sent or copied, not to be kept
 * @param allocate gives memory of just that length
 * @throws Error for a number outside its type's range
 */
export function toBinary<D extends DescMessage>(
  schema: LightSchema<D>,
  message: MessageInitShape<D>,
  allocate?: (bytes: number) => Buffer,
): Uint8Array {
  const writer = new WireWriter(sizeOfMessage(schema, message as AnyMessage), allocate);
  writeMessage(writer, schema, message as AnyMessage);
  return writer.finish();
}

function writeMessage(writer: WireWriter, { fields }: AnySchema, message: AnyMessage): void {
  if (message.$encoded !== undefined) {
    writer.raw(message.$encoded);
    return;
  }
  for (const field of fields) writeField(writer, field, message);
  if (message.$unknown === undefined) return;
  for (const { no, wireType, data } of message.$unknown) {
    writer.uint32(tagOf(no, wireType));
    writer.raw(data);
  }
}

function writeField(writer: WireWriter, field: LightField, message: AnyMessage): void {
  const value = presentValue(field, message);
  if (value === undefined) return;
  if (field.label === "map") for (const [key, item] of entries(value)) writeEntry(writer, field, key, item);
  else if (field.label !== "repeated") writeValue(writer, field, field.tag, value);
  else if (field.kind === "uint32") writePacked(writer, field, value as readonly number[]);
  else for (const item of value as readonly unknown[]) writeValue(writer, field, field.tag, item);
}

function writeValue(writer: WireWriter, { kind, scalar }: LightField, tag: number, value: unknown): void {
  writer.uint32(tag);
  if (scalar !== undefined) scalar.write(writer, value as never);
  else {
    writer.uint32(sizeOfMessage(kind as AnySchema, value as AnyMessage));
    writeMessage(writer, kind as AnySchema, value as AnyMessage);
  }
}

function writePacked(writer: WireWriter, { number }: LightField, items: readonly number[]): void {
  writer.uint32(tagOf(number, WIRE_TYPE.LENGTH_DELIMITED));
  writer.uint32(sizeOfPacked(items));
  for (const item of items) writer.uint32(item);
}

function writeEntry(writer: WireWriter, field: LightField, key: string, value: unknown): void {
  writer.uint32(field.tag);
  writer.uint32(sizeOfEntry(field, key, value));
  writer.uint32(KEY);
  const keyBytes = sizeOfText(key);
  writer.uint32(keyBytes);
  writer.text(key, keyBytes);
  writeValue(writer, field, VALUE, value);
}
