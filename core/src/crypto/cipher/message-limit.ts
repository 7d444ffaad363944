import type { CipherAlgorithm } from "../../algorithms/cipher.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

const BLOCK_BYTES = 16;

/** SP 800-38D, 5.2.1.1: 2^39 - 256 bits. */
const MAX_GCM_BYTES = 2 ** 36 - 32;

/** RFC 8439, 2.8: 2^32 - 1 blocks of 64 bytes. */
const MAX_CHACHA_BYTES = 2 ** 38 - 64;

/** @returns the most bytes that one message may have */
export function maxMessageBytes(row: CipherAlgorithm, nonce: Uint8Array): number {
  if (row.mode === "GCM") return MAX_GCM_BYTES;
  if (row.mode === "ChaCha20-Poly1305") return MAX_CHACHA_BYTES;
  return row.mode === "CTR" ? bytesUpToOverflow(nonce) : Number.POSITIVE_INFINITY;
}

/** What the last 4 bytes of a counter block can still count: beyond it the 12 before them would change. */
function bytesUpToOverflow(counterBlock: Uint8Array): number {
  const counter = new DataView(counterBlock.buffer, counterBlock.byteOffset).getUint32(12);
  return (2 ** 32 - counter) * BLOCK_BYTES;
}

/** @throws INVALID_ARGUMENT above the limit */
export function assertMessageFits(row: CipherAlgorithm, limitBytes: number, gotBytes: number): void {
  if (gotBytes <= limitBytes) return;
  const text = `${row.name} encrypts at most ${limitBytes} bytes with this nonce; begin another message`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
