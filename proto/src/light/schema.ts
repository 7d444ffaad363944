import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import type { AnyMessage } from "./any-message.ts";
import { SCALARS, type Scalar, type ScalarKind } from "./scalar.ts";
import { WIRE_TYPE } from "./wire-type.ts";
import { sizeOfUint32 } from "./wire-writer.ts";

/** Any message; which one does not matter to the codec. */
export type AnySchema = LightSchema<DescMessage>;

export interface LightField {
  readonly number: number;
  readonly name: string;
  readonly kind: ScalarKind | AnySchema;
  /**
   * implicit: absent is the zero value. optional: absent is undefined, as it is for every message. map: from text to
   * message. oneof: one member of the group that `oneof` names.
   */
  readonly label: "implicit" | "optional" | "repeated" | "map" | "oneof";
  readonly oneof: string | undefined;
  /** Number and wire type, as they are written. */
  readonly tag: number;
  readonly tagBytes: number;
  /** Undefined for a message. */
  readonly scalar: Scalar | undefined;
}

/**
 * What it takes to read and write one kind of message. The generated schemas of protobuf-es hold whole descriptors and are
 * read by reflection, which costs a process 17 MB before its first call; docs/adr tells the numbers.
 */
export interface LightSchema<D extends DescMessage> {
  readonly typeName: string;
  readonly fields: readonly LightField[];
  readonly byTag: ReadonlyMap<number, LightField>;
  /** A message of which nothing was read, to be copied; all but what `fresh` makes. */
  readonly empty: AnyMessage;
  readonly fresh: readonly Fresh[];
  /** Never set; carries the static types of protobuf-es. */
  readonly descriptor?: D;
}

/** What can be written under a schema: every field may be left out. */
export type InitOf<S> = S extends LightSchema<infer D> ? MessageInitShape<D> : never;

/** What a message holds for a field of which nothing was read, where that is an object of its own. */
type Fresh = readonly [name: string, make: () => object];

export function schema<D extends DescMessage>(typeName: string, fields: readonly LightField[]): LightSchema<D> {
  const byTag = new Map(fields.flatMap((each) => tagsOf(each).map((tag) => [tag, each])));
  const empty: AnyMessage = { $typeName: typeName };
  for (const { name, label, scalar, oneof: group } of fields) {
    if (group !== undefined) empty[group] = undefined;
    else if (label !== "optional") empty[name] = label === "implicit" ? scalar!.zero : undefined;
  }
  return { typeName, fields, byTag, empty, fresh: fields.flatMap(freshOf) };
}

/** Parsers must take repeated numbers one by one as well as packed. */
function tagsOf({ number, tag, label, kind }: LightField): number[] {
  const isPacked = label === "repeated" && kind === "uint32";
  return isPacked ? [tag, tagOf(number, WIRE_TYPE.LENGTH_DELIMITED)] : [tag];
}

function freshOf({ name, label, oneof: group }: LightField): Fresh[] {
  if (group !== undefined) return [[group, () => ({ case: undefined })]];
  if (label === "repeated") return [[name, () => []]];
  return label === "map" ? [[name, () => ({})]] : [];
}

export function implicit(number: number, name: string, kind: ScalarKind): LightField {
  return field(number, name, kind, "implicit");
}

export function optional(number: number, name: string, kind: ScalarKind | AnySchema): LightField {
  return field(number, name, kind, "optional");
}

/** Numbers are written packed, and read in both forms. */
export function repeated(number: number, name: string, kind: "string" | "bytes" | "uint32" | AnySchema): LightField {
  return field(number, name, kind, "repeated");
}

export function mapOf(number: number, name: string, kind: AnySchema): LightField {
  return field(number, name, kind, "map");
}

export function oneof(group: string, number: number, name: string, kind: ScalarKind | AnySchema): LightField {
  return field(number, name, kind, "oneof", group);
}

/** All of one shape: the codec meets them all at the same places. */
function field(
  number: number,
  name: string,
  kind: LightField["kind"],
  label: LightField["label"],
  group?: string,
): LightField {
  const scalar = typeof kind === "string" ? SCALARS[kind] : undefined;
  const tag = tagOf(number, scalar?.wireType ?? WIRE_TYPE.LENGTH_DELIMITED);
  return { number, name, kind, label, oneof: group, tag, tagBytes: sizeOfUint32(tag), scalar };
}

export function tagOf(number: number, wireType: number): number {
  return number * 8 + wireType;
}
