import { KeywardError } from "../../errors/keyward-error.ts";

/** @param why says what is wrong and never repeats a part of the key */
export function keyFault(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", why);
}

/**
 * Runs what OpenSSL may refuse.
 * @throws INVALID_ARGUMENT with our words: OpenSSL's say which decoders it has, not what is wrong with the key
 */
export function orFault<T>(work: () => T, why: string): T {
  try {
    return work();
  } catch {
    throw keyFault(why);
  }
}
