import type { Node } from "ts-morph";
import type { DocTag } from "./doc-comment.ts";
import { SourceError } from "./fault.ts";
import type { Json } from "./json.ts";
import type { StructuralSchema, ValidationRule } from "./structural-schema.ts";

type Apply = (schema: StructuralSchema, text: string) => void;

const SCHEMA_TAGS: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ["default", (schema, text) => assign(schema, { default: JSON.parse(text) as Json })],
  ["pattern", (schema, text) => assign(schema, { pattern: pattern(text) })],
  ["minLength", (schema, text) => assign(schema, { minLength: count(text) })],
  ["maxLength", (schema, text) => assign(schema, { maxLength: count(text) })],
  ["minimum", (schema, text) => assign(schema, { minimum: integer(text) })],
  ["maximum", (schema, text) => assign(schema, { maximum: integer(text) })],
  ["minItems", (schema, text) => assign(schema, { minItems: count(text) })],
  ["maxItems", (schema, text) => assign(schema, { maxItems: count(text) })],
  ["format", (schema, text) => assign(schema, { format: format(text) })],
  ["listType", (schema, text) => assign(schema, { "x-kubernetes-list-type": listType(text) })],
  ["listMapKey", (schema, text) => addTo(schema, "x-kubernetes-list-map-keys", text)],
  ["rule", (schema, text) => addTo(schema, "x-kubernetes-validations", parseRule(text))],
]);

/** Tags that describe a kind and stand on its root interface; kind.ts reads them. */
export const KIND_TAGS: readonly string[] = [
  "kind",
  "plural",
  "singular",
  "shortName",
  "category",
  "scope",
  "nameMaxLength",
  "printerColumn",
];

/** @throws SourceError for a tag that no generator knows, or whose text does not parse */
export function applyTags(schema: StructuralSchema, tags: readonly DocTag[], node: Node): void {
  for (const tag of tags) {
    if (KIND_TAGS.includes(tag.name)) continue;
    const apply = SCHEMA_TAGS.get(tag.name);
    if (!apply) throw new SourceError(node, `@${tag.name} is no tag; there are ${[...SCHEMA_TAGS.keys()].join(", ")}`);
    try {
      apply(schema, tag.text);
    } catch (error) {
      throw new SourceError(node, `@${tag.name} ${tag.text}: ${(error as Error).message}`);
    }
  }
}

/** `EXPRESSION : MESSAGE`, divided at the last " : ", because expressions hold colons of their own. */
export function parseRule(text: string): ValidationRule {
  const at = text.lastIndexOf(" : ");
  if (at < 0) throw new Error("write EXPRESSION : MESSAGE");
  return { rule: text.slice(0, at).trim(), message: text.slice(at + 3).trim() };
}

function assign(schema: StructuralSchema, member: Partial<StructuralSchema>): void {
  Object.assign(schema, member);
}

function addTo(schema: StructuralSchema, key: "x-kubernetes-list-map-keys", value: string): void;
function addTo(schema: StructuralSchema, key: "x-kubernetes-validations", value: ValidationRule): void;
function addTo(schema: StructuralSchema, key: keyof StructuralSchema, value: unknown): void {
  Object.assign(schema, { [key]: [...((schema[key] as unknown[] | undefined) ?? []), value] });
}

function integer(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new Error("write a whole number");
  return Number(text);
}

function count(text: string): number {
  if (integer(text) < 0) throw new Error("write a whole number that is not negative");
  return integer(text);
}

function pattern(text: string): string {
  return new RegExp(text, "u").source;
}

function format(text: string): NonNullable<StructuralSchema["format"]> {
  if (text !== "int32" && text !== "int64" && text !== "date-time") throw new Error("write int32, int64 or date-time");
  return text;
}

function listType(text: string): NonNullable<StructuralSchema["x-kubernetes-list-type"]> {
  if (text !== "atomic" && text !== "set" && text !== "map") throw new Error("write atomic, set or map");
  return text;
}
