import { BackendError } from "@keyward/core/backend/backend-error";
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

/** What is wrong with a sealed set: the reason in a condition. */
export type SealFault =
  /** A byte of it is not what was written. */
  | "Changed"
  /** Its end is missing. */
  | "Truncated"
  /** It is whole, and another key's. */
  | "Swapped"
  /** It is whole, and older than what status knows. */
  | "Replayed"
  /** Status knows of it, and it is not there. */
  | "Missing"
  /** The data key that it names is not there. */
  | "DataKeyMissing";

const WHY: Readonly<Record<SealFault, string>> = {
  Changed: "it was changed: its code does not fit its content",
  Truncated: "its end is missing",
  Swapped: "it belongs to another key: two sets have changed places",
  Replayed: "it is an old copy that was put back",
  Missing: "it is gone",
  DataKeyMissing: "the data key that it names is gone, or its name was changed",
};

/** A set that does not verify. It is neither used nor overwritten: a person decides. */
export class SealError extends BackendError {
  readonly sealFault: SealFault;

  /** @param where the set is, for a person */
  constructor(sealFault: SealFault, where: string, options: { detail?: string; cause?: unknown } = {}) {
    const detail = options.detail === undefined ? "" : ` (${options.detail})`;
    const next = "restore it from a backup of the same moment as the data keys, or delete the CryptoKey";
    super("KeyDamaged", `the sealed set of ${where} is not used: ${WHY[sealFault]}${detail}. Next: ${next}`, options);
    this.sealFault = sealFault;
  }
}
