import type { CryptoContext } from "../../../contexts/crypto-context.ts";
import { Pace, slices } from "../../../contexts/pace.ts";
import type { Caller } from "../../../identity/caller.ts";
import { sweepAfter } from "../../../lifecycle/sweep.ts";
import { chunkOf, misplaced, type Part } from "./stream-part.ts";

/**
 * Feeds the context part by part, and gives what comes out of it.
 * @param next undefined: the client has ended
 * @param onTag told of the last message where it is a tag
 * @throws INVALID_ARGUMENT where a message is not where it belongs
 */
export async function* feedParts(
  context: CryptoContext,
  caller: Caller,
  next: () => Promise<Part<unknown> | undefined>,
  onTag: (tag: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const pace = new Pace(caller);
  let tagged = false;
  for (let part = await next(); part !== undefined; part = await next()) {
    if (tagged) throw misplaced("a message follows the tag, which must be the last");
    if (part.case === "tag") {
      tagged = true;
      // The next message may come by the same memory.
      onTag(Uint8Array.from(part.value));
    } else {
      for (const slice of slices(chunkOf(part))) {
        yield context.update(slice);
        sweepAfter(slice.length);
        // Undefined while the slice lasts; to await that would cost a turn of the microtasks for nothing.
        const turn = pace.spend(slice.length);
        if (turn !== undefined) await turn;
      }
    }
  }
}
