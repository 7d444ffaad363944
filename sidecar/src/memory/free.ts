/** Gives memory back at once, where the collector would take a while. All views of it become empty. */
export function free(memory: ArrayBuffer): void {
  memory.transfer(0);
}

/** What is smaller is not worth the call. */
const MIN_BYTES = 8 * 1024;

/** The same for bytes that were made alone in their memory, and nobody refers to; others, of a pool among them, are let alone. */
export function freeBytes({ buffer, length }: Uint8Array): void {
  if (length >= MIN_BYTES && length === buffer.byteLength && buffer instanceof ArrayBuffer) free(buffer);
}
