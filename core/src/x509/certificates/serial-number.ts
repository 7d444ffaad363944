import { Buffer } from "node:buffer";
import { randomFillSync } from "node:crypto";

/** The most that RFC 5280, 4.1.2.2 permits. */
const SERIAL_BYTES = 20;
/** Drawn at once: most of what a draw takes is the way to OpenSSL. Serial numbers are no secret, they are only not to be foreseen. */
const DRAWN = 32;

const drawn = Buffer.alloc(SERIAL_BYTES * DRAWN);
let used = drawn.length;

/** @returns 20 random bytes, the top bit of the first cleared: a positive number of at most 159 bits */
export function createSerialNumber(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = Uint8Array.prototype.slice.call(drawn, used, used + SERIAL_BYTES);
  used += SERIAL_BYTES;
  bytes[0]! &= 0x7f;
  return bytes;
}
