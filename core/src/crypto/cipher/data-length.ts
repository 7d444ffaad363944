import type { CipherAlgorithm } from "../../algorithms/cipher.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

const BLOCK_BYTES = 16;

/** What key wrap works in. */
const SEMIBLOCK_BYTES = 8;

/**
 * A limit of ours: every private key that there is has less, and wrapping goes over all data six times, so that this much takes half
 * a millisecond. Longer secrets are for AES-GCM.
 */
export const MAX_WRAPPED_BYTES = 8192;

/** @throws INVALID_ARGUMENT for plaintext of a length that the algorithm does not take */
export function assertPlaintextLength(row: CipherAlgorithm, bytes: number): void {
  if (row.mode === "CBC-NOPAD" && bytes % BLOCK_BYTES !== 0) {
    throw invalid(`${row.name} takes whole blocks of ${BLOCK_BYTES} bytes and got ${bytes} bytes`);
  }
  // RFC 3394, 2: at least two semiblocks. OpenSSL wraps and unwraps one.
  if (
    row.mode === "KW" &&
    (bytes < 2 * SEMIBLOCK_BYTES || bytes % SEMIBLOCK_BYTES !== 0 || bytes > MAX_WRAPPED_BYTES)
  ) {
    throw invalid(`${row.name} takes a multiple of 8 bytes from 16 to ${MAX_WRAPPED_BYTES} and got ${bytes}`);
  }
  if (row.mode === "KWP" && (bytes < 1 || bytes > MAX_WRAPPED_BYTES)) {
    throw invalid(`${row.name} takes 1 to ${MAX_WRAPPED_BYTES} bytes and got ${bytes}`);
  }
}

/** @throws INVALID_ARGUMENT for ciphertext that is no encryption of anything, by its length alone */
export function assertCiphertextLength(row: CipherAlgorithm, bytes: number): void {
  if ((row.mode === "CBC" || row.mode === "CBC-NOPAD") && bytes % BLOCK_BYTES !== 0) {
    throw invalid(`${row.name} ciphertext is whole blocks of ${BLOCK_BYTES} bytes, not ${bytes} bytes`);
  }
  if (row.mode === "CBC" && bytes === 0)
    throw invalid(`${row.name} ciphertext has at least ${BLOCK_BYTES} bytes, not 0`);
  if (row.mode === "KW") assertWrappedLength(row, bytes, 3 * SEMIBLOCK_BYTES);
  if (row.mode === "KWP") assertWrappedLength(row, bytes, 2 * SEMIBLOCK_BYTES);
}

function assertWrappedLength(row: CipherAlgorithm, bytes: number, minBytes: number): void {
  const maxBytes = MAX_WRAPPED_BYTES + SEMIBLOCK_BYTES;
  if (bytes >= minBytes && bytes <= maxBytes && bytes % SEMIBLOCK_BYTES === 0) return;
  throw invalid(`${row.name} ciphertext is a multiple of 8 bytes from ${minBytes} to ${maxBytes}, not ${bytes} bytes`);
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
