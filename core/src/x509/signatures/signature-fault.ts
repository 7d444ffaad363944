import { KeywardError } from "../../errors/keyward-error.ts";

/** @param why in a few words; nothing of the library's own text */
export function invalidSignature(why: string, cause?: unknown): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `signature: ${why}`, { cause });
}
