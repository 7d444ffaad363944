import { quote } from "@keyward/core/text/quote";
import type { Fault } from "./fault.ts";
import { fieldPath, itemPath } from "./field-path.ts";
import { propertyNode, type RuleNode } from "./rule-node.ts";

/** What a generated validator exports: it answers, writes defaults into the data, and leaves its errors on itself. */
export interface SchemaValidator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** Source: ajv, ErrorObject (with `messages: false`). */
interface SchemaError {
  /** JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on what is wrong with a key, beside the `propertyNames` error that names the key. */
  readonly propertyName?: string;
}

/** Faults of types, limits and names; those of unknown fields apart, because they leave the known ones usable. */
export interface SchemaFaults {
  readonly wrong: readonly Fault[];
  readonly unknown: readonly Fault[];
}

/** Runs the validator on `data`, which gets its defaults. */
export function findSchemaFaults(validate: SchemaValidator, data: unknown, tree: RuleNode): SchemaFaults {
  if (validate(data)) return { wrong: [], unknown: [] };
  const errors = (validate.errors ?? []).filter((error) => error.propertyName === undefined);
  const mistyped = new Set(errors.filter((error) => error.keyword === "type").map((error) => error.instancePath));
  const telling = errors.filter((error) => error.keyword === "type" || !mistyped.has(error.instancePath));
  const faults = telling.map((error) => ({ unknown: error.keyword === UNKNOWN, fault: toFault(error, data, tree) }));
  return {
    wrong: faults.filter((entry) => !entry.unknown).map((entry) => entry.fault),
    unknown: faults.filter((entry) => entry.unknown).map((entry) => entry.fault),
  };
}

const UNKNOWN = "additionalProperties";

function toFault(error: SchemaError, data: unknown, tree: RuleNode): Fault {
  const place = locate(error.instancePath, data, tree);
  const name = error.params.missingProperty ?? error.params.additionalProperty ?? error.params.propertyName;
  const path = typeof name === "string" ? fieldPath(place.path, name) : place.path;
  return { path, message: message(error, place.value, place.node) };
}

interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly node: RuleNode | undefined;
}

function locate(pointer: string, data: unknown, tree: RuleNode): Place {
  const names = pointer.split("/").slice(1);
  return names.reduce<Place>(step, { path: "", value: data, node: tree });
}

function step({ path, value, node }: Place, escaped: string): Place {
  const name = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
  const member = (value as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(value)) return { path: itemPath(path, Number(name)), value: member, node: node?.items };
  return { path: fieldPath(path, name), value: member, node: propertyNode(node, name) };
}

/** One line for each keyword that objectJsonSchema can hold. */
function message({ keyword, params }: SchemaError, value: unknown, node: RuleNode | undefined): string {
  switch (keyword) {
    case "required":
      return "is required";
    case UNKNOWN:
      return `is no field here; known are ${Object.keys(node?.properties ?? {}).join(", ")}`;
    case "type":
      return `must be ${article(String(params.type))}, not ${jsonType(value)}`;
    case "enum":
      return `${shown(value)} is not possible; use ${(params.allowedValues as unknown[]).map(shown).join(", ")}`;
    case "pattern":
      return `${shown(value)} does not match ${String(params.pattern)}`;
    case "propertyNames":
      return "is not a name that Kubernetes accepts for a label";
    default:
      return limitMessage(keyword, Number(params.limit), value);
  }
}

function limitMessage(keyword: string, limit: number, value: unknown): string {
  const bound = keyword.startsWith("min") ? "at least" : "at most";
  if (keyword.endsWith("imum")) return `must be ${bound} ${limit}; it is ${String(value)}`;
  if (keyword.endsWith("Length")) return `must have ${bound} ${limit} characters`;
  return `must have ${bound} ${limit} ${limit === 1 ? "entry" : "entries"}; it has ${(value as unknown[]).length}`;
}

function article(type: string): string {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return article(typeof value);
}

function shown(value: unknown): string {
  return typeof value === "string" ? quote(value) : String(value);
}
