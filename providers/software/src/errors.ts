import { KeywardError } from "@keyward/core/errors/keyward-error";

/**
 * A sealed key that does not open. There is one message for every cause, because the caller can tell no more either: another
 * key-encryption key, another owner, a changed byte and a truncated file all end in the same failed authentication.
 */
export class SealedKeyUnusable extends KeywardError {
  constructor(cause?: unknown) {
    const message =
      "the sealed key does not open: it was changed, belongs to another key policy, or was sealed under another " +
      "key-encryption key";
    super("FAILED_PRECONDITION", message, { cause });
  }
}

/** What OpenSSL says about a key may quote the input, so it becomes the cause and never the message. */
export function unusableKey(what: string, cause: unknown): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `${what} failed in the software provider`, { cause });
}
