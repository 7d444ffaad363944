/** Source: RFC 9113, 4.1 */
export const FRAME_HEAD_BYTES = 9;

/** Source: RFC 9113, 6 */
export const FRAME = Object.freeze({
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
});

export const FLAG = Object.freeze({ ACK: 1, END_STREAM: 1, END_HEADERS: 4, PADDED: 8, PRIORITY: 0x20 });

/** What a client sends first. Source: RFC 9113, 3.4 */
export const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/** The top bit of a stream id, of a window increment and of a dependency is reserved. */
export const MAX_31_BITS = 2 ** 31 - 1;

/** What every peer takes, and what both sides of ours keep to. Source: RFC 9113, 6.5.2 */
export const DEFAULT_FRAME_BYTES = 16_384;
export const DEFAULT_WINDOW_BYTES = 65_535;

/**
 * Writes the nine bytes in front of a payload.
 * @param lengthBytes of the payload, less than 2^24
 * @returns where the payload goes
 */
export function writeFrameHead(
  target: Uint8Array,
  at: number,
  lengthBytes: number,
  type: number,
  flags: number,
  streamId: number,
): number {
  target[at] = lengthBytes >>> 16;
  target[at + 1] = lengthBytes >>> 8;
  target[at + 2] = lengthBytes;
  target[at + 3] = type;
  target[at + 4] = flags;
  return writeUint32(target, at + 5, streamId);
}

/** @returns the place behind the number */
export function writeUint32(target: Uint8Array, at: number, value: number): number {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
  return at + 4;
}

/** @returns the number without its top bit, which HTTP/2 reserves wherever it has 32 of them */
export function readUint31(source: Uint8Array, at: number): number {
  return ((source[at]! & 0x7f) << 24) | (source[at + 1]! << 16) | (source[at + 2]! << 8) | source[at + 3]!;
}

export function readUint32(source: Uint8Array, at: number): number {
  return readUint31(source, at) + (source[at]! >>> 7) * 2 ** 31;
}
