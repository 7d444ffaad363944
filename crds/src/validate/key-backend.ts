import { RULES } from "../gen/key-backend-rules.ts";
import { validate } from "../gen/key-backend-validator.ts";
import type { KeyBackend } from "../types/key-backend.ts";
import type { Fault } from "./fault.ts";
import { type KindSchema, parseObject, validateObject } from "./kind-validator.ts";
import type { SchemaValidator } from "./schema-faults.ts";

const SCHEMA: KindSchema = { kind: "KeyBackend", validate: validate as SchemaValidator, rules: RULES };

/**
 * Judges an object as the API server does: schema, unknown fields, list types, CEL rules.
 * @param old state that the object replaces; without it, rules that speak of a change are not judged
 * @returns every fault, at most 51; empty where the API server would take the object
 */
export function validateKeyBackend(object: unknown, old?: unknown): Fault[] {
  return validateObject(SCHEMA, object, old);
}

/**
 * @returns a copy with the defaults that the API server would write
 * @throws InvalidObjectError whose message lists every fault
 */
export function parseKeyBackend(object: unknown): KeyBackend {
  return parseObject(SCHEMA, object) as KeyBackend;
}
