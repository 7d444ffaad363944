import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { AnyMessage } from "./any-message.ts";
import { isZero, SCALARS } from "./scalar.ts";
import type { AnySchema, LightField, LightSchema } from "./schema.ts";

/**
 * Writes one message. Fields that are left out are written as absent; unknown ones that were read before follow the others.
 * @throws Error for a number outside its type's range
 */
export function toBinary<D extends DescMessage>(schema: LightSchema<D>, message: MessageInitShape<D>): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, schema, message as AnyMessage);
  return writer.finish();
}

function writeMessage(writer: BinaryWriter, { fields }: AnySchema, message: AnyMessage): void {
  for (const field of fields) writeField(writer, field, message);
  for (const { no, wireType, data } of message.$unknown ?? []) writer.tag(no, wireType).raw(data);
}

function writeField(writer: BinaryWriter, field: LightField, message: AnyMessage): void {
  const { name, kind, label, oneof } = field;
  switch (label) {
    case "implicit":
      if (message[name] !== undefined && !isZero(kind as never, message[name]))
        writeValue(writer, field, message[name]);
      break;
    case "optional":
      if (message[name] !== undefined) writeValue(writer, field, message[name]);
      break;
    case "repeated":
      writeItems(writer, field, (message[name] ?? []) as readonly unknown[]);
      break;
    case "map":
      for (const [key, value] of Object.entries((message[name] ?? {}) as object)) writeEntry(writer, field, key, value);
      break;
    case "oneof": {
      const choice = message[oneof!] as { case?: string; value?: unknown } | undefined;
      if (choice?.case === name) writeValue(writer, field, choice.value);
    }
  }
}

function writeValue(writer: BinaryWriter, { number, kind }: LightField, value: unknown): void {
  if (typeof kind === "string") {
    const scalar = SCALARS[kind];
    scalar.write(writer.tag(number, scalar.wireType), value as never);
    return;
  }
  writer.tag(number, WireType.LengthDelimited).fork();
  writeMessage(writer, kind, value as AnyMessage);
  writer.join();
}

function writeItems(writer: BinaryWriter, field: LightField, items: readonly unknown[]): void {
  if (field.kind === "uint32") writePacked(writer, field, items as readonly number[]);
  else for (const item of items) writeValue(writer, field, item);
}

function writePacked(writer: BinaryWriter, { number }: LightField, items: readonly number[]): void {
  if (items.length === 0) return;
  writer.tag(number, WireType.LengthDelimited).fork();
  for (const item of items) writer.uint32(item);
  writer.join();
}

function writeEntry(writer: BinaryWriter, field: LightField, key: string, value: unknown): void {
  writer.tag(field.number, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string(key);
  writeValue(writer, { ...field, number: 2 }, value);
  writer.join();
}
