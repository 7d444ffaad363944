import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";

/** What the wire knows of numbers, texts and bytes, as far as our protocols use it. */
export type ScalarKind = "string" | "bytes" | "bool" | "int32" | "int64" | "uint32" | "uint64" | "enum";
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
  readonly oneof?: string;
}

/**
 * What it takes to read and write one kind of message. The generated schemas of protobuf-es hold whole descriptors and are
 * read by reflection, which costs a process 17 MB before its first call; docs/adr tells the numbers.
 */
export interface LightSchema<D extends DescMessage> {
  readonly typeName: string;
  readonly fields: readonly LightField[];
  readonly byNumber: ReadonlyMap<number, LightField>;
  /** Never set; carries the static types of protobuf-es. */
  readonly descriptor?: D;
}

/** What can be written under a schema: every field may be left out. */
export type InitOf<S> = S extends LightSchema<infer D> ? MessageInitShape<D> : never;

export function schema<D extends DescMessage>(typeName: string, fields: readonly LightField[]): LightSchema<D> {
  return { typeName, fields, byNumber: new Map(fields.map((field) => [field.number, field])) };
}

export function implicit(number: number, name: string, kind: ScalarKind): LightField {
  return { number, name, kind, label: "implicit" };
}

export function optional(number: number, name: string, kind: ScalarKind | AnySchema): LightField {
  return { number, name, kind, label: "optional" };
}

/** Numbers are written packed, and read in both forms. */
export function repeated(number: number, name: string, kind: "string" | "bytes" | "uint32" | AnySchema): LightField {
  return { number, name, kind, label: "repeated" };
}

export function mapOf(number: number, name: string, kind: AnySchema): LightField {
  return { number, name, kind, label: "map" };
}

export function oneof(group: string, number: number, name: string, kind: ScalarKind | AnySchema): LightField {
  return { number, name, kind, label: "oneof", oneof: group };
}
