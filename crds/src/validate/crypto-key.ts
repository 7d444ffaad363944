import { RULES } from "../gen/crypto-key-rules.ts";
import { validate } from "../gen/crypto-key-validator.ts";
import type { CryptoKey } from "../types/crypto-key.ts";
import type { Fault } from "./fault.ts";
import { type KindSchema, parseObject, validateObject } from "./kind-validator.ts";
import type { SchemaValidator } from "./schema-faults.ts";

const SCHEMA: KindSchema = { kind: "CryptoKey", validate: validate as SchemaValidator, rules: RULES };

/**
 * Judges an object as the API server does: schema, unknown fields, list types, CEL rules.
 * @param old state that the object replaces; without it, rules that speak of a change are not judged
 * @returns every fault, at most 51; empty where the API server would take the object
 */
export function validateCryptoKey(object: unknown, old?: unknown): Fault[] {
  return validateObject(SCHEMA, object, old);
}

/**
 * @returns a copy with the defaults that the API server would write
 * @throws InvalidObjectError whose message lists every fault
 */
export function parseCryptoKey(object: unknown): CryptoKey {
  return parseObject(SCHEMA, object) as CryptoKey;
}
