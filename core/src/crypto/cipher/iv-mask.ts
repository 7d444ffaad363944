import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { NONCE_BYTES } from "./nonce-sequence.ts";

const IV_BYTES = 16;

interface Mask {
  readonly on: { update(block: Uint8Array): Buffer };
  readonly off: { update(block: Uint8Array): Buffer };
}

let mask: Mask | undefined;

/**
 * @param nonce 12 bytes that are used once
 * @returns 16 bytes that nobody else can foretell, and that never come twice
 */
export function unpredictableIv(nonce: Uint8Array): Uint8Array {
  const block = new Uint8Array(IV_BYTES);
  block.set(nonce, IV_BYTES - NONCE_BYTES);
  return theMask().on.update(block);
}

/** @returns the nonce that an IV of this process was made of; undefined for every other IV, but for one in 2^32 of them */
export function unmaskIv(iv: Uint8Array): Uint8Array | undefined {
  const block = theMask().off.update(iv);
  return block.readUInt32BE(0) === 0 ? block.subarray(IV_BYTES - NONCE_BYTES) : undefined;
}

/** A block cipher under a key that this process makes and tells nobody. Made when it is first needed: by then it is known whether FIPS mode is on. */
function theMask(): Mask {
  if (mask !== undefined) return mask;
  const key = randomBytes(32);
  const on = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  const off = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  key.fill(0);
  mask = { on, off };
  return mask;
}
