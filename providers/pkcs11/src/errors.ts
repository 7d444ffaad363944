import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import type { Fault } from "./program/protocol.ts";

/** What is to be done about a fault before the call is tried once more. */
export type Cure = "log-in" | "reopen" | undefined;

type Row = readonly [fault: BackendFault, why: string, cure?: Cure];

const LOST = "the token or its session is gone";
const RESTORE = `${LOST}. Next: look at the HSM and its network; Keyward looks for the token by its label again with each call`;
const INPUT = "the token does not take the input";
const CIPHER_TEXT = "the cipher text does not open with this key";
const TEMPLATE =
  "the token refuses the attributes of the key. Next: ask the HSM's administrator which policy of the partition forbids them";

/** By CKR name or one of the token process's own. PKCS#11 2.40, 5.1.6; what is not here is BadAnswer. */
const ROWS: ReadonlyMap<string, Row> = new Map<string, Row>([
  ["CKR_USER_NOT_LOGGED_IN", ["Unauthenticated", "the token forgot the login", "log-in"]],
  ["CKR_SESSION_HANDLE_INVALID", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_SESSION_CLOSED", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_DEVICE_REMOVED", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_TOKEN_NOT_PRESENT", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_TOKEN_NOT_RECOGNIZED", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_SLOT_ID_INVALID", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_DEVICE_ERROR", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_GENERAL_ERROR", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_FUNCTION_FAILED", ["TokenLost", RESTORE, "reopen"]],
  ["CKR_CRYPTOKI_NOT_INITIALIZED", ["TokenLost", RESTORE, "reopen"]],
  ["keyVanished", ["KeyMissing", "the key was there and is not any more", "reopen"]],
  ["noKey", ["KeyMissing", "the token has no such key. Next: restore it from the HSM's backup, or rotate"]],
  ["noToken", ["TokenLost", "no slot has a token of that label. Next: check spec.pkcs11.tokenLabel"]],
  ["manyTokens", ["Misconfigured", "several tokens have that label. Next: give them different ones"]],
  ["CKR_PIN_INCORRECT", ["Unauthenticated", "the token refuses the PIN"]],
  ["CKR_PIN_INVALID", ["Unauthenticated", "the token refuses the PIN"]],
  ["CKR_PIN_LEN_RANGE", ["Unauthenticated", "the PIN has a length that the token does not take"]],
  ["CKR_PIN_EXPIRED", ["Unauthenticated", "the PIN has expired. Next: set a new one on the token and in the Secret"]],
  ["CKR_PIN_LOCKED", ["Unauthenticated", "the PIN is locked. Next: the token's security officer unlocks it"]],
  ["CKR_USER_PIN_NOT_INITIALIZED", ["Misconfigured", "the token has no user PIN yet. Next: initialise the token"]],
  ["CKR_HOST_MEMORY", ["Throttled", "the module has no memory left"]],
  ["CKR_DEVICE_MEMORY", ["Throttled", "the token is full. Next: make room in it"]],
  ["CKR_SESSION_COUNT", ["Throttled", "the token has no session left. Next: lower spec.pkcs11.sessions of its users"]],
  ["busy", ["Throttled", "too many calls wait for the token"]],
  ["cancelled", ["TimedOut", "the caller left"]],
  ["CKR_TOKEN_WRITE_PROTECTED", ["Denied", "the token is write-protected"]],
  ["CKR_SESSION_READ_ONLY", ["Denied", "the token permits only reading"]],
  ["CKR_KEY_FUNCTION_NOT_PERMITTED", ["Denied", "the key was not made for that"]],
  ["CKR_KEY_UNEXTRACTABLE", ["Denied", "the key may not leave the token"]],
  ["CKR_KEY_NOT_WRAPPABLE", ["Unsupported", "the token wraps no keys of this kind"]],
  ["CKR_ACTION_PROHIBITED", ["Denied", "the token forbids it"]],
  ["kindRefused", ["Unsupported", "the token takes in no key of this kind"]],
  ["CKR_MECHANISM_INVALID", ["Unsupported", "the token does not have the mechanism"]],
  ["CKR_MECHANISM_PARAM_INVALID", ["Unsupported", "the token does not take these parameters of the mechanism"]],
  ["CKR_FUNCTION_NOT_SUPPORTED", ["Unsupported", "the module does not have the function"]],
  ["CKR_KEY_SIZE_RANGE", ["Unsupported", "the token makes no keys of this size"]],
  ["CKR_CURVE_NOT_SUPPORTED", ["Unsupported", "the token does not have the curve"]],
  ["CKR_TEMPLATE_INCONSISTENT", ["Unsupported", TEMPLATE]],
  ["CKR_TEMPLATE_INCOMPLETE", ["Unsupported", TEMPLATE]],
  ["CKR_ATTRIBUTE_VALUE_INVALID", ["Unsupported", TEMPLATE]],
  ["CKR_ATTRIBUTE_TYPE_INVALID", ["Unsupported", TEMPLATE]],
  ["CKR_ATTRIBUTE_SENSITIVE", ["Unsupported", "the token does not give the value out"]],
  ["CKR_DATA_INVALID", ["Rejected", INPUT]],
  ["CKR_DATA_LEN_RANGE", ["Rejected", INPUT]],
  ["CKR_ARGUMENTS_BAD", ["Rejected", INPUT]],
  ["inputRefused", ["Rejected", CIPHER_TEXT]],
  ["CKR_ENCRYPTED_DATA_INVALID", ["Rejected", CIPHER_TEXT]],
  ["CKR_ENCRYPTED_DATA_LEN_RANGE", ["Rejected", CIPHER_TEXT]],
  ["CKR_WRAPPED_KEY_INVALID", ["Rejected", "the wrapped key does not unwrap"]],
  ["CKR_WRAPPED_KEY_LEN_RANGE", ["Rejected", "the wrapped key does not unwrap"]],
]);

/** A refusal of the token, with what may help. */
export class TokenError extends BackendError {
  /** CKR name, or one of the token process's own. */
  readonly ckr: string;
  readonly cure: Cure;

  constructor(fault: BackendFault, message: string, ckr: string, cure: Cure) {
    super(fault, message);
    this.ckr = ckr;
    this.cure = cure;
  }
}

/** @returns the error that callers get for a fault of the module */
export function moduleError({ code, call, detail }: Fault): BackendError {
  if (call === "dlopen") {
    const text = `the PKCS#11 module cannot be loaded: ${detail}. Next: check spec.pkcs11.module and that the library and what it needs are mounted`;
    return new TokenError("Misconfigured", text, code, undefined);
  }
  const row = ROWS.get(code);
  const where = `${call}: ${code}`;
  if (row === undefined) {
    return new TokenError("BadAnswer", `the PKCS#11 module failed (${where}${comma(detail)})`, code, undefined);
  }
  const [fault, why, cure] = row;
  return new TokenError(fault, `${why} (${where}${comma(detail)})`, code, cure);
}

function comma(detail: string): string {
  return detail === "" ? "" : `, ${detail}`;
}

export function unsupported(what: string): BackendError {
  return new BackendError("Unsupported", `this PKCS#11 token does not do ${what}`);
}

export function badAnswer(what: string): BackendError {
  return new BackendError("BadAnswer", `the PKCS#11 token answered ${what}. Next: tell its vendor`);
}

/** Whether the input is wrong, and not the token. */
export function isRejected(error: unknown): boolean {
  return error instanceof BackendError && error.fault === "Rejected";
}
