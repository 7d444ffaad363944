import { bounded, type Fault } from "./fault.ts";
import { InvalidObjectError } from "./invalid-object-error.ts";
import { jsonCopy, TooLargeError } from "./json-copy.ts";
import { findRuleFaults } from "./rule-faults.ts";
import type { RuleNode } from "./rule-node.ts";
import { findSchemaFaults, type SchemaValidator } from "./schema-faults.ts";

/** What the generator makes for a kind. */
export interface KindSchema {
  readonly kind: string;
  readonly validate: SchemaValidator;
  readonly rules: RuleNode;
}

interface Judged {
  /** A copy with defaults; of use only without faults. */
  readonly value: unknown;
  readonly faults: Fault[];
}

/** @param old state that the object replaces, for rules that speak of a change; undefined for a new object */
export function validateObject(schema: KindSchema, object: unknown, old: unknown): Fault[] {
  return judgeObject(schema, object, old).faults;
}

/** @throws InvalidObjectError that lists every fault */
export function parseObject(schema: KindSchema, object: unknown): unknown {
  const { value, faults } = judgeObject(schema, object, undefined);
  if (faults.length > 0) throw new InvalidObjectError(schema.kind, object, faults);
  return value;
}

function judgeObject(schema: KindSchema, object: unknown, old: unknown): Judged {
  try {
    const value = jsonCopy(object, schema.rules);
    const { wrong, unknown } = findSchemaFaults(schema.validate, value, schema.rules);
    const paths = wrong.map((fault) => fault.path);
    const broken = findRuleFaults(schema.rules, value, defaulted(schema, old), paths);
    return { value, faults: bounded([...unknown, ...wrong, ...broken]) };
  } catch (error) {
    if (error instanceof TooLargeError) return { value: undefined, faults: [{ path: "", message: error.message }] };
    throw error;
  }
}

function defaulted(schema: KindSchema, old: unknown): unknown {
  if (old === undefined) return undefined;
  const value = jsonCopy(old, schema.rules);
  schema.validate(value);
  return value;
}
