type Schema = { readonly [key: string]: unknown };

/** Words of OpenAPI that JSON Schema does not have, or that ajv needs a library for. */
const DROPPED = ["nullable", "format", "example", "externalDocs"];

/**
 * Structural schema of a CRD as plain JSON Schema, as strict about unknown fields as the API server is with
 * fieldValidation=Strict. Formats and CEL rules are not carried over.
 * Source: Kubernetes documentation, "Specifying a structural schema"
 */
export function plainJsonSchema(schema: Schema): Schema {
  if (schema["x-kubernetes-int-or-string"])
    return withNull(schema, { anyOf: [{ type: "integer" }, { type: "string" }] });
  const kept = Object.entries(schema).filter(([key]) => !key.startsWith("x-kubernetes-") && !DROPPED.includes(key));
  const converted = Object.fromEntries(kept.map(([key, value]) => [key, convert(key, value)]));
  return withNull(schema, { ...converted, ...closed(schema) });
}

function convert(key: string, value: unknown): unknown {
  if (key === "properties") {
    const members = Object.entries(value as Record<string, Schema>);
    return Object.fromEntries(members.map(([name, member]) => [name, plainJsonSchema(member)]));
  }
  if (key === "items" || key === "not" || (key === "additionalProperties" && typeof value === "object")) {
    return plainJsonSchema(value as Schema);
  }
  // allOf, anyOf and oneOf hold no types and close no objects in a structural schema: they stay as they are.
  return value;
}

function closed(schema: Schema): Schema {
  const open = schema["x-kubernetes-preserve-unknown-fields"] || schema.additionalProperties !== undefined;
  return schema.properties && !open ? { additionalProperties: false } : {};
}

function withNull(schema: Schema, converted: Schema): Schema {
  return schema.nullable ? { anyOf: [{ type: "null" }, converted] } : converted;
}
