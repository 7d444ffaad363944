import type { AnyMessage } from "./any-message.ts";
import { SCALARS } from "./scalar.ts";
import type { AnySchema, LightField } from "./schema.ts";
import { tagOf } from "./schema.ts";
import { sizeOfText, sizeOfUint32 } from "./wire-writer.ts";

/** Of keys and values of maps: their numbers are 1 and 2. */
const SMALL_TAG_BYTES = 1;

/** @returns in bytes @throws Error for a number outside its type's range */
export function sizeOfMessage({ fields }: AnySchema, message: AnyMessage): number {
  if (message.$encoded !== undefined) return message.$encoded.length;
  let size = 0;
  for (const field of fields) {
    const value = presentValue(field, message);
    if (value !== undefined) size += sizeOfField(field, value);
  }
  if (message.$unknown === undefined) return size;
  for (const { no, wireType, data } of message.$unknown) size += sizeOfUint32(tagOf(no, wireType)) + data.length;
  return size;
}

/** @returns what is to be written for the field: undefined for nothing, all items of one that is repeated */
export function presentValue({ name, label, oneof, scalar }: LightField, message: AnyMessage): unknown {
  if (label === "oneof") {
    const choice = message[oneof!] as { case?: string; value?: unknown } | undefined;
    return choice?.case === name ? choice.value : undefined;
  }
  const value = message[name];
  if (label === "implicit") return value === undefined || scalar!.isZero(value) ? undefined : value;
  return label === "repeated" && (value as readonly unknown[] | undefined)?.length === 0 ? undefined : value;
}

export function entries(map: unknown): [string, unknown][] {
  return Object.entries(map as object);
}

function sizeOfField(field: LightField, value: unknown): number {
  if (field.label === "map") {
    return sum(entries(value), ([key, item]) => framed(field.tagBytes, sizeOfEntry(field, key, item)));
  }
  if (field.label !== "repeated") return sizeOfValue(field, field.tagBytes, value);
  if (field.kind === "uint32") return framed(field.tagBytes, sizeOfPacked(value as readonly number[]));
  return sum(value as readonly unknown[], (item) => sizeOfValue(field, field.tagBytes, item));
}

function sizeOfValue({ kind, scalar }: LightField, tagBytes: number, value: unknown): number {
  if (scalar !== undefined) return tagBytes + scalar.sizeOf(value as never);
  return framed(tagBytes, sizeOfMessage(kind as AnySchema, value as AnyMessage));
}

/** @returns without the tag and the length in front */
export function sizeOfEntry(field: LightField, key: string, value: unknown): number {
  return framed(SMALL_TAG_BYTES, sizeOfText(key)) + sizeOfValue(field, SMALL_TAG_BYTES, value);
}

/** @returns the same */
export function sizeOfPacked(items: readonly number[]): number {
  return sum(items, (item) => SCALARS.uint32.sizeOf(item as never));
}

/** With its tag and its length. */
function framed(tagBytes: number, size: number): number {
  return tagBytes + sizeOfUint32(size) + size;
}

function sum<T>(items: readonly T[], sizeOf: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += sizeOf(item);
  return total;
}
