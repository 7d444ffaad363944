import { Http2Error } from "./error-code.ts";
import { FLAG, readUint31 } from "./frame.ts";

const PRIORITY_BYTES = 5;

/**
 * @param payload of a HEADERS frame
 * @returns the fragment of the field block in it, a view without padding and priority
 * @throws Http2Error of the connection for padding or priority that the frame has no room for, and for a stream that depends on itself
 * Source: RFC 9113, 6.2; RFC 7540, 5.3.1
 */
export function fragmentOf(payload: Buffer, flags: number, streamId: number): Buffer {
  if ((flags & (FLAG.PADDED | FLAG.PRIORITY)) === 0) return payload;
  const paddingAt = (flags & FLAG.PADDED) === 0 ? 0 : 1;
  const start = paddingAt + ((flags & FLAG.PRIORITY) === 0 ? 0 : PRIORITY_BYTES);
  if (payload.length < start)
    throw new Http2Error("FRAME_SIZE_ERROR", "a HEADERS frame shorter than its flags announce");
  const end = payload.length - (paddingAt === 0 ? 0 : payload[0]!);
  if (end < start) throw new Http2Error("PROTOCOL_ERROR", "a frame's padding is longer than the frame");
  if ((flags & FLAG.PRIORITY) !== 0 && isItself(payload, paddingAt, streamId)) {
    // Of the connection, not the stream: its field block is not decoded, and the next one would depend on it (RFC 9113, 5.4.2).
    throw new Http2Error("PROTOCOL_ERROR", `stream ${streamId} depends on itself`);
  }
  return payload.subarray(start, end);
}

/** @throws Http2Error of the stream where the five bytes of a priority name the stream that they are for */
export function assertNotItself(payload: Uint8Array, at: number, streamId: number): void {
  if (!isItself(payload, at, streamId)) return;
  throw new Http2Error("PROTOCOL_ERROR", `stream ${streamId} depends on itself`, streamId);
}

function isItself(payload: Uint8Array, at: number, streamId: number): boolean {
  return readUint31(payload, at) === streamId;
}
