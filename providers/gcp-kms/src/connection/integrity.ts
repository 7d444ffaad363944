import { BackendError } from "@keyward/core/backend/backend-error";
import { crc32c } from "./crc32c.ts";

/** google.protobuf.Int64Value as the SDK gives it. */
export interface Int64Value {
  readonly value?: unknown;
}

/** What goes beside bytes, so that Google refuses what was changed on its way. */
export function checksum(bytes: Uint8Array): { value: number } {
  return { value: crc32c(bytes) };
}

/**
 * @param bytes of an answer; @param sent the checksum beside it, which Google always sends
 * @returns the bytes
 * @throws BadAnswer if they are not there or were changed
 */
export function intact(method: string, bytes: unknown, sent: Int64Value | null | undefined): Uint8Array {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw badAnswer(method, "there are no bytes in it");
  return intactOrEmpty(method, bytes, sent);
}

/** Where no bytes are an answer, too. */
export function intactOrEmpty(method: string, bytes: unknown, sent: Int64Value | null | undefined): Uint8Array {
  const found = bytes instanceof Uint8Array ? bytes : new Uint8Array(0);
  if (String(sent?.value) === String(crc32c(found))) return found;
  throw badAnswer(method, "its checksum does not fit: bytes were changed on their way");
}

/** @param verified what Google says of the checksums that it got: true only if it looked */
export function arrivedIntact(method: string, ...verified: readonly unknown[]): void {
  if (verified.every((one) => one === true)) return;
  throw badAnswer(method, "Google did not see the checksum of the request: something in between took it away");
}

export function badAnswer(method: string, why: string): BackendError {
  return new BackendError("BadAnswer", `${method} gave an answer that is none of Cloud KMS: ${why}; check endpoint`);
}

/** @throws BadAnswer */
export function present<T>(method: string, value: T | null | undefined): T {
  if (value !== undefined && value !== null) return value;
  throw badAnswer(method, "a field is missing");
}

/** @throws BadAnswer for another length than the algorithm has */
export function ofLength(method: string, bytes: Uint8Array, length: number | undefined): Uint8Array {
  if (length === undefined || bytes.length === length) return bytes;
  throw badAnswer(method, `it has ${bytes.length} bytes instead of ${length}`);
}
