import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A stretch of a file in a caller's folder, as a request names it. */
export interface FileRange {
  readonly name: string;
  readonly offset: number;
  /** 0: to the end of the file. */
  readonly length: number;
}

/** What one call may bring: hashing it takes seconds, and nothing holds a caller that goes away but the end of its slice. */
export const MAX_RANGE_BYTES = 4 * 1024 ** 3;

/**
 * @param field of the request, for messages
 * @param sizeBytes of the file
 * @returns how many bytes the range has
 * @throws INVALID_ARGUMENT for a range that is not in the file, or too long
 */
export function lengthIn({ offset, length }: FileRange, field: string, sizeBytes: number): number {
  if (offset > sizeBytes || length > sizeBytes - offset) {
    const what = length === 0 ? `offset ${offset}` : `offset ${offset} and length ${length}`;
    throw new KeywardError("INVALID_ARGUMENT", `${field}: ${what} are beyond the file, which has ${sizeBytes} bytes`);
  }
  const lengthBytes = length === 0 ? sizeBytes - offset : length;
  if (lengthBytes <= MAX_RANGE_BYTES) return lengthBytes;
  const text = `${field}: the range has ${lengthBytes} bytes, the most is ${MAX_RANGE_BYTES}; use the stream, or several calls`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
