import { BackendError } from "@keyward/core/backend/backend-error";

/** What AWS KMS must have sent, or else something stands between that is none. */
export function badAnswer(action: string, why: string): BackendError {
  return new BackendError("BadAnswer", `kms:${action} gave an answer that is none of AWS KMS: ${why}; check endpoint`);
}

/** @throws BadAnswer for no bytes, and for another length than the algorithm has */
export function bytesOf(action: string, bytes: Uint8Array | undefined, length?: number): Uint8Array {
  if (bytes === undefined || bytes.length === 0) throw badAnswer(action, "there are no bytes in it");
  if (length === undefined || bytes.length === length) return bytes;
  throw badAnswer(action, `it has ${bytes.length} bytes instead of ${length}`);
}

/** @throws BadAnswer */
export function present<T>(action: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw badAnswer(action, "a field is missing");
}
