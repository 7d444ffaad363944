import { Buffer } from "node:buffer";

/**
 * A set in bytes: "KWS1" | revision (8) | length of the content (4) | length of the data key's id (1) | id | content | code (32). The code is
 * HMAC-SHA-256 over everything before it, so nothing else of the frame is believed before it fits.
 */
export interface SetFrame {
  readonly revision: number;
  readonly dataKey: string;
  /** JSON. */
  readonly content: Buffer;
  /** All that the code is computed over. */
  readonly signed: Buffer;
  readonly code: Buffer;
}

const MAGIC = Buffer.from("KWS1");
const FIXED_BYTES = MAGIC.length + 8 + 4 + 1;
export const CODE_BYTES = 32;
/** A Secret holds at most 1 MiB (Kubernetes, MaxSecretSize). */
export const MAX_SET_BYTES = 1024 * 1024;

export function encodeFrame(revision: number, dataKey: string, content: Uint8Array): Buffer {
  const id = Buffer.from(dataKey);
  const fixed = Buffer.alloc(FIXED_BYTES);
  MAGIC.copy(fixed);
  fixed.writeBigUInt64BE(BigInt(revision), 4);
  fixed.writeUInt32BE(content.length, 12);
  fixed.writeUInt8(id.length, 16);
  return Buffer.concat([fixed, id, content]);
}

/** @returns "Truncated" where bytes are missing at the end, "Changed" where it is no frame at all */
export function decodeFrame(bytes: Uint8Array): SetFrame | "Truncated" | "Changed" {
  const frame = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!frame.subarray(0, 4).equals(MAGIC.subarray(0, frame.length)) || frame.length > MAX_SET_BYTES) return "Changed";
  if (frame.length < FIXED_BYTES) return "Truncated";
  const contentAt = FIXED_BYTES + frame.readUInt8(16);
  const codeAt = contentAt + frame.readUInt32BE(12);
  if (frame.length < codeAt + CODE_BYTES) return "Truncated";
  if (frame.length > codeAt + CODE_BYTES) return "Changed";
  return {
    revision: Number(frame.readBigUInt64BE(4)),
    dataKey: frame.toString("utf8", FIXED_BYTES, contentAt),
    content: frame.subarray(contentAt, codeAt),
    signed: frame.subarray(0, codeAt),
    code: frame.subarray(codeAt),
  };
}
