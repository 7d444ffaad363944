import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { type ErrorCode, WIRE } from "@keyward/core/errors/codes";
import { KeywardError } from "@keyward/core/errors/keyward-error";

/** As OperationFault has it. */
export interface Fault {
  readonly code: number;
  readonly message: string;
  readonly retryAfterMs: number;
}

/** What a caller in a pod may know: which of these it was. What the backend itself said is in the operator's log. */
const TEXTS: Readonly<Record<BackendFault, string>> = {
  Unreachable: "the backend of this key does not answer",
  TimedOut: "the backend of this key did not answer in time",
  Throttled: "the backend of this key asks for fewer calls, or its budget for this namespace is used up",
  Unauthenticated: "the backend of this key does not know the operator any more",
  Denied: "the backend of this key does not permit the operator to use it",
  KeyMissing: "the backend has no such key any more",
  KeyDisabled: "the key is disabled in its backend",
  KeyDestroyed: "the key is destroyed in its backend, or waits for that",
  TokenLost: "the backend of this key has lost its token or device",
  Unsupported: "the backend of this key does not do that",
  Misconfigured: "the backend of this key is gone, or configured wrongly",
  BadAnswer: "the backend of this key answered with what no such backend answers",
  Rejected: "the ciphertext does not decrypt with this key and algorithm, or the input is not one for this key",
} as Readonly<Record<BackendFault, string>>;

const NEXT = "; `kubectl describe` of the CryptoKey's backend says more";

/** @returns what the sidecar is told of an error; nothing of it comes from the backend itself */
export function faultOf(error: unknown): Fault {
  if (error instanceof BackendError) {
    const text = TEXTS[error.fault] ?? "the backend of this key failed";
    const message = error.fault === "Rejected" ? text : text + NEXT;
    return fault(error.code, message, error.retryAfterMs);
  }
  if (error instanceof KeywardError) return fault(error.code, error.message);
  return fault("INTERNAL", "the operator failed; its log says why");
}

export function fault(code: ErrorCode, message: string, retryAfterMs = 0): Fault {
  return { code: WIRE[code].grpc, message, retryAfterMs: Math.round(retryAfterMs) };
}
