import { Buffer } from "node:buffer";
import type { Quota, Refusal } from "../errors/keyward-error.ts";
import { bytesField, stringField, varintField } from "./protobuf.ts";

const ERROR_INFO_TYPE = "type.googleapis.com/google.rpc.ErrorInfo";
const RETRY_INFO_TYPE = "type.googleapis.com/google.rpc.RetryInfo";
const QUOTA_FAILURE_TYPE = "type.googleapis.com/google.rpc.QuotaFailure";
export const ERROR_DOMAIN = "keyward.dev";
export const REFUSED_BY_RULE = "REFUSED_BY_RULE";

/** With the message it stays below the 8 KiB that the narrowest peers take for all headers. */
const MAX_TEXT_CHARACTERS = 1024;

/**
 * Encodes a google.rpc.Status with a google.rpc.ErrorInfo that says which rule refused and what would have passed; where the rule is a
 * limit without room, RetryInfo says when to try again, and QuotaFailure whose share is used up.
 * Source: googleapis, google/rpc/status.proto and error_details.proto
 */
export function encodeRefusal(code: number, message: string, refusal: Refusal): Uint8Array {
  const metadata = Object.entries({
    rule: refusal.rule,
    profile: refusal.profile,
    generation: String(refusal.generation),
    wouldPass: refusal.wouldPass,
  }).map(([key, value]) => bytesField(3, stringField(1, key), stringField(2, cut(value))));
  const info = [stringField(1, REFUSED_BY_RULE), stringField(2, ERROR_DOMAIN), ...metadata];
  const quota = refusal.quota === undefined ? [] : quotaDetails(refusal.quota, refusal);
  return Buffer.concat([
    varintField(1, code),
    stringField(2, cut(message)),
    detailOf(ERROR_INFO_TYPE, ...info),
    ...quota,
  ]);
}

function quotaDetails({ subject, retryAfterMs }: Quota, { rule, wouldPass }: Refusal): readonly Uint8Array[] {
  const delay = [varintField(1, Math.floor(retryAfterMs / 1_000)), varintField(2, (retryAfterMs % 1_000) * 1_000_000)];
  const violation = bytesField(1, stringField(1, subject), stringField(2, cut(`${rule}: ${wouldPass}`)));
  return [detailOf(RETRY_INFO_TYPE, bytesField(1, ...delay)), detailOf(QUOTA_FAILURE_TYPE, violation)];
}

/** One google.protobuf.Any of a google.rpc.Status. */
function detailOf(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  return bytesField(3, stringField(1, type), bytesField(2, ...content));
}

function cut(text: string): string {
  return text.length > MAX_TEXT_CHARACTERS ? `${text.slice(0, MAX_TEXT_CHARACTERS)}...`.toWellFormed() : text;
}
