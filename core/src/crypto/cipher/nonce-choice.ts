import { type CipherAlgorithm, isWrap } from "../../algorithms/cipher.ts";
import { assertNonceFits } from "./cipher-checks.ts";
import type { KeyNonces } from "./key-nonces.ts";
import { NONCE_BYTES } from "./nonce-sequence.ts";

const NO_NONCE = new Uint8Array(0);

/**
 * The nonce of the next message under a key: never one that was used before.
 * @param asked a caller's; whether it may choose is the profile's business. Of AES-CTR its first 12 bytes count, and the last 4
 *   are a counter of blocks: two messages under one key differ in the 12, so no stretch of counter blocks meets another.
 * @param holder the identity of the caller
 * @returns nothing for key wrap
 * @throws INVALID_ARGUMENT for a wrong length, FAILED_PRECONDITION for one used before or a key that is used up, RESOURCE_EXHAUSTED
 */
export function nextNonce(
  row: CipherAlgorithm,
  nonces: KeyNonces,
  asked: Uint8Array | undefined,
  holder = "",
): Uint8Array {
  if (asked === undefined) return isWrap(row) ? NO_NONCE : freshNonce(row, nonces);
  assertNonceFits(row, asked);
  if (isWrap(row)) return NO_NONCE;
  if (isChained(row)) nonces.claimIv(asked, holder);
  else nonces.claim(row.mode === "CTR" ? asked.subarray(0, NONCE_BYTES) : asked, holder);
  // The caller's bytes share memory with its request.
  return Uint8Array.from(asked);
}

function freshNonce(row: CipherAlgorithm, nonces: KeyNonces): Uint8Array {
  if (isChained(row)) return nonces.nextIv();
  const nonce = nonces.next();
  return row.mode === "CTR" ? counterBlock(nonce) : nonce;
}

/** The counter of blocks begins at zero. */
function counterBlock(nonce: Uint8Array): Uint8Array {
  const block = new Uint8Array(16);
  block.set(nonce);
  return block;
}

function isChained({ mode }: CipherAlgorithm): boolean {
  return mode === "CBC" || mode === "CBC-NOPAD";
}
