import { type ErrorCode, WIRE } from "../errors/codes.ts";

/** Status codes of the Parsec wire 1.0; the closed set that clients know. Source: Parsec book, "Status codes" */
export const STATUS = {
  SUCCESS: 0,
  CONTENT_TYPE_NOT_SUPPORTED: 2,
  ACCEPT_TYPE_NOT_SUPPORTED: 3,
  WIRE_PROTOCOL_VERSION_NOT_SUPPORTED: 4,
  PROVIDER_NOT_REGISTERED: 5,
  PROVIDER_DOES_NOT_EXIST: 6,
  DESERIALIZING_BODY_FAILED: 7,
  OPCODE_DOES_NOT_EXIST: 9,
  RESPONSE_TOO_LARGE: 10,
  AUTHENTICATION_ERROR: 11,
  AUTHENTICATOR_DOES_NOT_EXIST: 12,
  AUTHENTICATOR_NOT_REGISTERED: 13,
  CONNECTION_ERROR: 15,
  INVALID_ENCODING: 16,
  INVALID_HEADER: 17,
  NOT_AUTHENTICATED: 19,
  BODY_SIZE_EXCEEDS_LIMIT: 20,
  ADMIN_OPERATION: 21,
  DEPRECATED_PRIMITIVE: 22,
  PSA_GENERIC_ERROR: 1132,
  PSA_NOT_PERMITTED: 1133,
  PSA_NOT_SUPPORTED: 1134,
  PSA_INVALID_ARGUMENT: 1135,
  PSA_ALREADY_EXISTS: 1139,
  PSA_DOES_NOT_EXIST: 1140,
  PSA_INVALID_SIGNATURE: 1149,
  PSA_INVALID_PADDING: 1150,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Errors of the PSA Crypto API lie above this, by their absolute value. */
const PSA_BASE = 1000;

/** @returns the status for an error of the engine, from 1132 on */
export function statusOf(code: ErrorCode): number {
  return PSA_BASE - WIRE[code].psa;
}
