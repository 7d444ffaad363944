import { crc32c } from "@keyward/provider-gcp-kms/connection/crc32c";
import { invalid } from "./status-fault.ts";

/** google.protobuf.Int64Value */
export type Int64Value = { readonly value: string | number } | null | undefined;

/** @returns whether there was a checksum. @throws StatusFault if it does not fit */
export function verified(bytes: Uint8Array, sent: Int64Value): boolean {
  if (sent === null || sent === undefined) return false;
  if (String(sent.value) === String(crc32c(bytes))) return true;
  throw invalid("The checksum of the request does not match its bytes.");
}

export function checksumOf(bytes: Uint8Array): { value: number } {
  return { value: crc32c(bytes) };
}
