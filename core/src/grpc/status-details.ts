import { Buffer } from "node:buffer";
import type { Refusal } from "../errors/keyward-error.ts";
import { bytesField, stringField, varintField } from "./protobuf.ts";

const ERROR_INFO_TYPE = "type.googleapis.com/google.rpc.ErrorInfo";
export const ERROR_DOMAIN = "keyward.dev";
export const REFUSED_BY_RULE = "REFUSED_BY_RULE";

/** With the message it stays below the 8 KiB that the narrowest peers take for all headers. */
const MAX_TEXT_CHARACTERS = 1024;

/**
 * Encodes a google.rpc.Status with one google.rpc.ErrorInfo that says which rule refused and what would have passed.
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
  const detail = bytesField(3, stringField(1, ERROR_INFO_TYPE), bytesField(2, ...info));
  return Buffer.concat([varintField(1, code), stringField(2, cut(message)), detail]);
}

function cut(text: string): string {
  return text.length > MAX_TEXT_CHARACTERS ? `${text.slice(0, MAX_TEXT_CHARACTERS)}...`.toWellFormed() : text;
}
