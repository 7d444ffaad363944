import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { AnySchema, LightField } from "@keyward/proto/light/schema";

/** The highest value of each enumeration, by the name of a field that holds one; 0 stands for nothing in all but one. */
const HIGHEST: Readonly<Record<string, number>> = {
  curveFamily: 9,
  groupFamily: 0,
  hash: 15,
  hashAlg: 15,
  specific: 15,
  cipher: 8,
  cipherAlg: 8,
  aeadAlg: 3,
  aeadWithDefaultLengthTag: 3,
  raw: 2,
  kaAlg: 2,
  agreementAlg: 2,
  checkType: 4,
};
const MEANINGFUL_ZERO = "groupFamily";

type Message = Record<string, unknown>;

/**
 * Judges what Protocol Buffers leaves open: in requests of Parsec every message within a message must be there, one member of every
 * choice, and a known value in every enumeration. Fields that are unknown here are dropped.
 * @throws ParsecError INVALID_ENCODING
 */
export function completeMessage(schema: AnySchema, value: unknown): void {
  const message = value as Message;
  if (message.$unknown !== undefined) Reflect.deleteProperty(message, "$unknown");
  for (const field of schema.fields) {
    if (field.label === "oneof") completeMember(schema, field, message[field.oneof!] as Choice);
    else if (field.label !== "repeated") completeValue(schema, field, message[field.name]);
  }
}

interface Choice {
  readonly case: string | undefined;
  readonly value?: unknown;
}

function completeMember(schema: AnySchema, field: LightField, choice: Choice): void {
  if (choice.case === undefined) throw incomplete(schema, field.oneof!);
  if (choice.case === field.name) completeValue(schema, field, choice.value);
}

function completeValue(schema: AnySchema, { name, kind }: LightField, value: unknown): void {
  if (typeof kind !== "string") {
    if (value === undefined) throw incomplete(schema, name);
    completeMessage(kind, value);
  } else if (kind === "enum" && !isKnown(name, value as number)) throw incomplete(schema, name);
}

function isKnown(name: string, value: number): boolean {
  return value <= HIGHEST[name]! && (value > 0 || (value === 0 && name === MEANINGFUL_ZERO));
}

function incomplete({ typeName }: AnySchema, name: string): ParsecError {
  return new ParsecError(STATUS.INVALID_ENCODING, `${typeName}.${name} is missing or unknown`);
}
