import type { ErrorCode } from "./codes.ts";

/** Which rule refused, in which state of which profile, and what would have passed. */
export interface Refusal {
  /** Path of the rule in the profile, for example `hash.allowed`. */
  readonly rule: string;
  readonly profile: string;
  readonly generation: number;
  /** A short sentence or list for a person; never a secret. */
  readonly wouldPass: string;
  /** Where the rule is a limit that has no room for the moment. */
  readonly quota?: Quota;
}

export interface Quota {
  /** Whose share is used up, for example `container:app`. */
  readonly subject: string;
  readonly retryAfterMs: number;
}

/**
 * The only error type of an operation whose text may leave the process: its message is written for the caller and holds no
 * secret. Methods that speak for another API have StatusError besides.
 */
export class KeywardError extends Error {
  override readonly name = "KeywardError";
  readonly code: ErrorCode;
  readonly refusal: Refusal | undefined;

  constructor(code: ErrorCode, message: string, options: { refusal?: Refusal; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.refusal = options.refusal;
  }
}

/** @returns the error of a call that the profile does not permit; its text names the rule and what would pass. */
export function refused(what: string, refusal: Refusal): KeywardError {
  const where = `rule ${refusal.rule} of profile ${refusal.profile} (generation ${refusal.generation})`;
  return new KeywardError("NOT_PERMITTED", `${where} refuses ${what}; it permits ${refusal.wouldPass}`, { refusal });
}
