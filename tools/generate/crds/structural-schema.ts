import type { Json } from "./json.ts";

/** The part of a structural OpenAPI v3 schema that our types need. Source: apiextensions.k8s.io/v1 JSONSchemaProps. */
export interface StructuralSchema {
  description?: string;
  type: "object" | "array" | "string" | "integer" | "boolean";
  format?: "int32" | "int64" | "date-time";
  default?: Json;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  properties?: Record<string, StructuralSchema>;
  additionalProperties?: StructuralSchema;
  items?: StructuralSchema;
  "x-kubernetes-list-type"?: "atomic" | "set" | "map";
  "x-kubernetes-list-map-keys"?: string[];
  "x-kubernetes-validations"?: ValidationRule[];
}

/** A CEL expression over `self` (and `oldSelf`), and what a person reads where it is false. */
export interface ValidationRule {
  rule: string;
  message: string;
}

const KEY_ORDER = [
  "description",
  "type",
  "format",
  "default",
  "enum",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "x-kubernetes-list-type",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-validations",
  "required",
  "properties",
  "additionalProperties",
  "items",
] as const satisfies readonly (keyof StructuralSchema)[];

/** @returns the same schema, its keys in one fixed order on every level, whatever order they were set in. */
export function ordered(schema: StructuralSchema): StructuralSchema {
  const entries = KEY_ORDER.filter((key) => schema[key] !== undefined).map((key) => [key, orderedMember(schema, key)]);
  return Object.fromEntries(entries) as StructuralSchema;
}

function orderedMember(schema: StructuralSchema, key: (typeof KEY_ORDER)[number]): unknown {
  if (key === "items" || key === "additionalProperties") return ordered(schema[key]!);
  if (key !== "properties") return schema[key];
  return Object.fromEntries(Object.entries(schema.properties!).map(([name, property]) => [name, ordered(property)]));
}
