import { KeywardError } from "../../errors/keyward-error.ts";

/** Longest salt, label, context and the like: each round hashes some of them again. */
export const MAX_KDF_INPUT_BYTES = 16 * 1024;

export function kdfFault(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}

/** @throws INVALID_ARGUMENT */
export function assertInput(name: string, bytes: Uint8Array): void {
  if (bytes.length <= MAX_KDF_INPUT_BYTES) return;
  throw kdfFault(`${name} has ${bytes.length} bytes; the most is ${MAX_KDF_INPUT_BYTES}`);
}

/** @throws INVALID_ARGUMENT */
export function assertOutput(algorithm: string, lengthBytes: number, maxBytes: number): void {
  if (lengthBytes <= maxBytes) return;
  throw kdfFault(`${algorithm} gives at most ${maxBytes} bytes here, not ${lengthBytes}`);
}
