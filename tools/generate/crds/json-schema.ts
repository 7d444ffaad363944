import type { JsonSchema } from "./json.ts";
import { OBJECT_META } from "./object-meta.ts";
import type { StructuralSchema } from "./structural-schema.ts";

const KEPT = [
  "type",
  "default",
  "enum",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "required",
] as const satisfies readonly (keyof StructuralSchema)[];

/** What the API server checks for each format, in words of plain JSON Schema, so that no format library is needed. */
const FORMATS: Readonly<Record<NonNullable<StructuralSchema["format"]>, JsonSchema>> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  "date-time": { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" },
};

/**
 * JSON Schema of a whole object, as strict about unknown fields as the API server is with fieldValidation=Strict; only
 * status and metadata may hold more, because an older program must be able to read what a newer one or a newer
 * Kubernetes wrote there. List types and CEL rules are not in it: crds/src/validate walks them with the rule tree.
 */
export function objectJsonSchema(root: StructuralSchema): JsonSchema {
  const { metadata: _, status, ...checked } = root.properties!;
  const schema = jsonSchema({ ...root, properties: checked }, true);
  const lenient = { metadata: OBJECT_META, ...(status ? { status: jsonSchema(status, false) } : {}) };
  return {
    ...schema,
    required: ["apiVersion", "kind", ...(root.required ?? [])],
    properties: { ...(schema.properties as JsonSchema), ...lenient },
  };
}

function jsonSchema(schema: StructuralSchema, strict: boolean): JsonSchema {
  const format = schema.format ? FORMATS[schema.format] : {};
  const kept = KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]);
  return {
    ...format,
    ...(Object.fromEntries(kept) as JsonSchema),
    ...(schema.items ? { items: jsonSchema(schema.items, strict) } : {}),
    ...(schema.additionalProperties ? { additionalProperties: jsonSchema(schema.additionalProperties, strict) } : {}),
    ...(schema.properties ? propertiesOf(schema.properties, strict) : {}),
  };
}

function propertiesOf(properties: Record<string, StructuralSchema>, strict: boolean): JsonSchema {
  const converted = Object.entries(properties).map(([name, property]) => [name, jsonSchema(property, strict)]);
  return {
    properties: Object.fromEntries(converted) as JsonSchema,
    ...(strict ? { additionalProperties: false } : {}),
  };
}
