import { KeywardError } from "../errors/keyward-error.ts";

/** @param why what is wrong, and where; never the content of a token */
export function joseFault(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", why);
}
