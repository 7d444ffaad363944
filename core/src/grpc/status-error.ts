/** Source: gRPC, Status codes and their use; 0 is OK, which is no failure */
const MIN_CODE = 1;
const MAX_CODE = 16;

/**
 * Ends a call with exactly this status: for methods that speak for an API with statuses that no KeywardError has. Its text
 * goes to the caller, so the same holds for it: it is written for the caller and holds no secret.
 */
export class StatusError extends Error {
  override readonly name = "StatusError";
  /** google.rpc.Code */
  readonly code: number;

  /** @throws RangeError for a code that is none, and for OK */
  constructor(code: number, message: string) {
    super(message);
    if (!Number.isInteger(code) || code < MIN_CODE || code > MAX_CODE) {
      throw new RangeError(`${code} is no status of a failure: these are ${MIN_CODE} to ${MAX_CODE}`);
    }
    this.code = code;
  }
}
