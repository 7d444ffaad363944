import type { ErrorCode } from "../errors/codes.ts";
import { KeywardError } from "../errors/keyward-error.ts";

/** What went wrong in a key backend; the word is the reason in a condition, a metric and an Event. */
export type BackendFault =
  /** No answer: refused, reset, no such host. */
  | "Unreachable"
  /** No answer in time. */
  | "TimedOut"
  /** The backend asks for fewer calls. */
  | "Throttled"
  /** It does not know who we are, or our token has ended. */
  | "Unauthenticated"
  /** It knows who we are, and we may not. */
  | "Denied"
  | "KeyMissing"
  | "KeyDisabled"
  /** The key waits for its destruction, or is destroyed. */
  | "KeyDestroyed"
  /** What is kept of the key was changed, swapped, or put back from an older copy: it is not used. */
  | "KeyDamaged"
  /** Token, session or device is gone. */
  | "TokenLost"
  /** This backend cannot do it at all. */
  | "Unsupported"
  /** The configuration of the backend is wrong. */
  | "Misconfigured"
  /** It answered with what no such backend answers: wrong length, wrong signature, no JSON. */
  | "BadAnswer"
  /** Wrong input, such as a cipher text that does not open. */
  | "Rejected";

const CODES: Readonly<Record<BackendFault, ErrorCode>> = {
  Unreachable: "UNAVAILABLE",
  TimedOut: "DEADLINE_EXCEEDED",
  Throttled: "RESOURCE_EXHAUSTED",
  Unauthenticated: "FAILED_PRECONDITION",
  Denied: "FAILED_PRECONDITION",
  KeyMissing: "FAILED_PRECONDITION",
  KeyDisabled: "FAILED_PRECONDITION",
  KeyDestroyed: "FAILED_PRECONDITION",
  KeyDamaged: "FAILED_PRECONDITION",
  TokenLost: "UNAVAILABLE",
  Unsupported: "NOT_SUPPORTED",
  Misconfigured: "FAILED_PRECONDITION",
  BadAnswer: "INTERNAL",
  Rejected: "INVALID_ARGUMENT",
};

/** Faults that say something about the backend and not about one key or one call: a breaker counts these. */
const OF_THE_BACKEND: ReadonlySet<BackendFault> = new Set([
  "Unreachable",
  "TimedOut",
  "Throttled",
  "Unauthenticated",
  "TokenLost",
  "BadAnswer",
]);

/** A backend that says more is not believed: it would hold back what may be well again, and no wire carries just any number. */
const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * The one error that a backend throws. Its message is written for a person (what failed, why, what to do next) and holds no
 * secret, no token and no request body; the SDK's own error is the cause, for debugging in a process of one's own only.
 */
export class BackendError extends KeywardError {
  readonly fault: BackendFault;
  /** From the backend, where it says so: whole milliseconds, an hour at most. */
  readonly retryAfterMs: number | undefined;

  constructor(fault: BackendFault, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(CODES[fault], message, { cause: options.cause });
    this.fault = fault;
    this.retryAfterMs = sensible(options.retryAfterMs);
  }

  get ofTheBackend(): boolean {
    return OF_THE_BACKEND.has(this.fault);
  }
}

function sensible(retryAfterMs = Number.NaN): number | undefined {
  return retryAfterMs >= 0 ? Math.min(Math.ceil(retryAfterMs), MAX_RETRY_AFTER_MS) : undefined;
}
