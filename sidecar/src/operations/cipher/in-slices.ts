import { feed, type Sink } from "../../contexts/feed.ts";
import type { Caller } from "../../identity/caller.ts";
import { freeBytes } from "../../memory/free.ts";
import { LARGE_BUFFERS } from "../../memory/large-buffers.ts";

/** Block chaining with padding gives up to a block more than it takes. */
const BLOCK_BYTES = 16;

/**
 * Puts long data through a cipher slice by slice, with other calls in between.
 * @param caller whose turns are taken
 * @param end gives the last bytes; what it throws is thrown, after everything that came out before has been overwritten
 * @returns all that came out
 */
export async function inSlices(
  cipher: Sink<Uint8Array>,
  data: Uint8Array,
  caller: Caller,
  end: () => Uint8Array,
): Promise<Uint8Array> {
  const whole = LARGE_BUFFERS.take(data.length + BLOCK_BYTES);
  let bytes = 0;
  const take = (output: Uint8Array) => {
    whole.set(output, bytes);
    bytes += output.length;
    freeBytes(output);
  };
  try {
    await feed(cipher, data, caller, take);
    take(end());
    return whole.subarray(0, bytes);
  } catch (error) {
    whole.fill(0);
    LARGE_BUFFERS.give(whole);
    throw error;
  }
}
