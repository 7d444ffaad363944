import { KeywardError } from "@keyward/core/errors/keyward-error";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS, type Status } from "@keyward/core/parsec/status";

/**
 * Runs what has but one bad argument left: a tag or a padding that does not hold.
 * @throws ParsecError of that status for INVALID_ARGUMENT; else what the work throws
 */
export async function failingAs<T>(status: Exclude<Status, 0>, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KeywardError && cause.code === "INVALID_ARGUMENT") {
      throw new ParsecError(status, cause.message, { cause });
    }
    throw cause;
  }
}

/** @throws ParsecError PSA_INVALID_ARGUMENT unless it is so */
export function assertArgument(holds: boolean, otherwise: string): void {
  if (!holds) throw new ParsecError(STATUS.PSA_INVALID_ARGUMENT, otherwise);
}

/** @throws ParsecError PSA_INVALID_SIGNATURE unless it is so */
export function assertHolds(valid: boolean): void {
  if (!valid) throw new ParsecError(STATUS.PSA_INVALID_SIGNATURE, "the signature, tag or hash does not hold");
}
