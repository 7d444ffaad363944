import { type CipherAlgorithm, isAead, isWrap } from "../../algorithms/cipher.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

/** Node's limit, and far more than anybody needs: SP 800-38D permits any length from 1 bit. */
const MAX_GCM_NONCE_BYTES = 128;

/** SP 800-38D, 5.2.1.2 and appendix C; the profile says which of them it permits. */
const GCM_TAG_BYTES: readonly number[] = [4, 8, 12, 13, 14, 15, 16];

/**
 * @param asked 0: the longest
 * @returns the length of the tag; 0 for algorithms that have none
 * @throws INVALID_ARGUMENT for a length that the algorithm does not have
 */
export function tagBytesOf(row: CipherAlgorithm, asked: number): number {
  if (asked === 0 || asked === row.tagBytes) return row.tagBytes;
  if (row.mode === "GCM" && GCM_TAG_BYTES.includes(asked)) return asked;
  throw invalid(`${row.name} has no tags of ${asked} bytes; it has ${tagLengths(row)}`);
}

/** @throws INVALID_ARGUMENT for a nonce of a length that the algorithm does not take */
export function assertNonceFits(row: CipherAlgorithm, nonce: Uint8Array): void {
  const { length } = nonce;
  if (length === row.nonceBytes) return;
  if (row.mode === "GCM" && length >= 1 && length <= MAX_GCM_NONCE_BYTES) return;
  throw invalid(`${row.name} takes ${nonceLengths(row)}, not one of ${length} bytes`);
}

/** @throws INVALID_ARGUMENT for associated data that nothing would authenticate */
export function assertAssociatedDataFits(row: CipherAlgorithm, associatedData: Uint8Array): void {
  if (associatedData.length === 0 || isAead(row)) return;
  throw invalid(`${row.name} authenticates no associated data; leave it out, or use an AEAD such as AES-256-GCM`);
}

/**
 * @param wantBytes 0: the algorithm has none
 * @throws INVALID_ARGUMENT for a tag that is missing, of another length than was said, or there where none belongs
 */
export function assertTagFits({ name }: CipherAlgorithm, wantBytes: number, tag: Uint8Array): void {
  const { length } = tag;
  if (length === wantBytes) return;
  if (wantBytes === 0) throw invalid(`${name} has no tag, and one came`);
  if (length === 0) throw invalid(`the tag is missing: ${name} cannot be decrypted without it`);
  throw invalid(`the tag has ${length} bytes; the decryption was begun for one of ${wantBytes}`);
}

function tagLengths(row: CipherAlgorithm): string {
  if (row.mode === "GCM") return "tags of 4, 8 and 12 to 16 bytes";
  return row.tagBytes === 0 ? "none" : `tags of ${row.tagBytes} bytes`;
}

function nonceLengths(row: CipherAlgorithm): string {
  if (row.mode === "GCM") return `a nonce of 12 bytes (or any other from 1 to ${MAX_GCM_NONCE_BYTES})`;
  return isWrap(row) ? "no nonce" : `a nonce of ${row.nonceBytes} bytes`;
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
