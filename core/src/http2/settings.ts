import { Buffer } from "node:buffer";
import { Http2Error } from "./error-code.ts";
import { DEFAULT_FRAME_BYTES, MAX_31_BITS, readUint32, writeUint32 } from "./frame.ts";

/** Source: RFC 9113, 6.5.2 */
export const SETTING = Object.freeze({
  HEADER_TABLE_SIZE: 1,
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
  MAX_HEADER_LIST_SIZE: 6,
});

const ENTRY_BYTES = 6;
const MAX_FRAME_BYTES = 2 ** 24 - 1;

/**
 * Calls `apply` for each setting of a SETTINGS frame, in order; unknown ones as well, which are to be ignored.
 * @throws Http2Error for a length or value that RFC 9113, 6.5 forbids
 */
export function readSettings(payload: Uint8Array, apply: (id: number, value: number) => void): void {
  if (payload.length % ENTRY_BYTES !== 0) {
    throw new Http2Error("FRAME_SIZE_ERROR", `SETTINGS of ${payload.length} bytes, no multiple of ${ENTRY_BYTES}`);
  }
  for (let at = 0; at < payload.length; at += ENTRY_BYTES) {
    const id = (payload[at]! << 8) | payload[at + 1]!;
    const value = readUint32(payload, at + 2);
    assertAllowed(id, value);
    apply(id, value);
  }
}

/** @returns the payload of a SETTINGS frame */
export function encodeSettings(settings: readonly (readonly [id: number, value: number])[]): Uint8Array {
  const payload = Buffer.alloc(settings.length * ENTRY_BYTES);
  for (const [index, [id, value]] of settings.entries()) {
    payload[index * ENTRY_BYTES + 1] = id;
    writeUint32(payload, index * ENTRY_BYTES + 2, value);
  }
  return payload;
}

function assertAllowed(id: number, value: number): void {
  if (id === SETTING.ENABLE_PUSH && value > 1) {
    throw new Http2Error("PROTOCOL_ERROR", `SETTINGS_ENABLE_PUSH is ${value}, not 0 or 1`);
  }
  if (id === SETTING.INITIAL_WINDOW_SIZE && value > MAX_31_BITS) {
    throw new Http2Error("FLOW_CONTROL_ERROR", `SETTINGS_INITIAL_WINDOW_SIZE is ${value}, above 2^31 - 1`);
  }
  if (id === SETTING.MAX_FRAME_SIZE && (value < DEFAULT_FRAME_BYTES || value > MAX_FRAME_BYTES)) {
    throw new Http2Error("PROTOCOL_ERROR", `SETTINGS_MAX_FRAME_SIZE is ${value}, not 2^14 to 2^24 - 1`);
  }
}
