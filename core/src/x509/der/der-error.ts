import { KeywardError } from "../../errors/keyward-error.ts";

/** @param at where in the whole input, in bytes from its start */
export function derError(what: string, why: string, at: number): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `${what}: ${why} (at byte ${at})`);
}
