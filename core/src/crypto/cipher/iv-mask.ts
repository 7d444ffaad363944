import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { NONCE_BYTES } from "./nonce-sequence.ts";

const IV_BYTES = 16;

/** Made once per process and known to nobody: what is masked with it cannot be foretold, and never repeats for different nonces. */
const MASK_KEY = randomBytes(32);
const mask = createCipheriv("aes-256-ecb", MASK_KEY, null).setAutoPadding(false);
const unmask = createDecipheriv("aes-256-ecb", MASK_KEY, null).setAutoPadding(false);
MASK_KEY.fill(0);

/**
 * @param nonce 12 bytes that are used once
 * @returns 16 bytes that look random to everybody else
 */
export function unpredictableIv(nonce: Uint8Array): Uint8Array {
  const block = new Uint8Array(IV_BYTES);
  block.set(nonce, IV_BYTES - NONCE_BYTES);
  return mask.update(block);
}

/** @returns the nonce that an IV of this process was made of; undefined for every other IV, but for one in 2^32 of them */
export function unmaskIv(iv: Uint8Array): Uint8Array | undefined {
  const block = unmask.update(iv);
  return block.readUInt32BE(0) === 0 ? block.subarray(IV_BYTES - NONCE_BYTES) : undefined;
}
