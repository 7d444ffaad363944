export type BrowserKeyErrorCode = "INVALID_ARGUMENT" | "NOT_FOUND" | "FAILED_PRECONDITION" | "NOT_SUPPORTED";

/** What was wrong and what to do; never with key bytes, which this code never has. */
export class BrowserKeyError extends Error {
  override readonly name = "BrowserKeyError";
  readonly code: BrowserKeyErrorCode;

  constructor(code: BrowserKeyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
