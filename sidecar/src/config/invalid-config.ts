import { KeywardError } from "@keyward/core/errors/keyward-error";

/** What the program was told cannot be what was meant; it says where, and what there could be. */
export function invalidConfig(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
