import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { slices } from "../../contexts/pace.ts";
import type { Caller } from "../../identity/caller.ts";
import { freeBytes } from "../../memory/free.ts";
import { TimeSlice } from "./time-slice.ts";

/**
 * Puts private memory through a cipher, in place: what comes out is never more than what has gone in.
 * @returns how many bytes came out, from the beginning of the memory
 */
export async function transform(context: CryptoContext, memory: Buffer, caller: Caller): Promise<number> {
  const time = new TimeSlice(caller, () => performance.now());
  let made = 0;
  for (const slice of slices(memory)) {
    const output = context.update(slice);
    memory.set(output, made);
    made += output.length;
    // It may be plaintext that is not authenticated yet; it stays where it is wiped.
    output.fill(0);
    freeBytes(output);
    const turn = time.spend();
    if (turn !== undefined) await turn;
  }
  return made;
}
