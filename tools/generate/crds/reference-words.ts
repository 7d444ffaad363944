import type { StructuralSchema } from "./structural-schema.ts";

/** @returns for example `list of string` */
export function typeName(schema: StructuralSchema): string {
  if (schema.type === "array") return `list of ${typeName(schema.items!)}`;
  if (schema.additionalProperties) return `map of ${typeName(schema.additionalProperties)}`;
  if (schema.format) return `${schema.type} (${schema.format})`;
  return schema.type;
}

/** @returns one phrase for each limit that the API server checks by schema */
export function limits(schema: StructuralSchema): string[] {
  const ofItems = schema.items && !schema.items.properties ? limits(schema.items).map((limit) => `each: ${limit}`) : [];
  return [
    ...alternatives(schema),
    ...range(schema.minLength, schema.maxLength, "characters"),
    ...range(schema.minItems, schema.maxItems, "entries"),
    ...range(schema.minimum, schema.maximum, ""),
    ...(schema.pattern === undefined ? [] : [`matches \`${schema.pattern}\``]),
    ...listKind(schema),
    ...ofItems,
    ...(schema.additionalProperties ? limits(schema.additionalProperties).map((limit) => `each: ${limit}`) : []),
  ];
}

function alternatives(schema: StructuralSchema): string[] {
  return schema.enum ? [`one of ${schema.enum.map((value) => `\`${value}\``).join(", ")}`] : [];
}

function range(low: number | undefined, high: number | undefined, unit: string): string[] {
  const phrase = rangePhrase(low, high);
  return phrase === undefined ? [] : [`${phrase} ${unit}`.trim()];
}

function rangePhrase(low: number | undefined, high: number | undefined): string | undefined {
  if (low !== undefined && high !== undefined) return `${low} to ${high}`;
  if (low !== undefined) return `at least ${low}`;
  if (high !== undefined) return `at most ${high}`;
  return undefined;
}

function listKind(schema: StructuralSchema): string[] {
  if (schema["x-kubernetes-list-type"] === "set") return ["no duplicates"];
  const keys = schema["x-kubernetes-list-map-keys"];
  return keys ? [`one entry for each ${keys.map((key) => `\`${key}\``).join(" and ")}`] : [];
}
