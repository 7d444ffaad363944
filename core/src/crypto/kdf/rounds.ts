import { Buffer } from "node:buffer";
import { setImmediate } from "node:timers/promises";

/** A MAC over a kibibyte takes a few microseconds: so much work stays below 100 us. */
const ROUNDS_AT_ONCE = 16;

/**
 * Fills the output round by round; what takes longer lets other work of the event loop in between.
 * @param roundInputBytes what a round hashes, about
 * @param next gives a round's output, counted from 1
 */
export function fillInRounds(
  lengthBytes: number,
  roundInputBytes: number,
  next: (round: number) => Uint8Array,
): Buffer | Promise<Buffer> {
  const output = Buffer.alloc(lengthBytes);
  const atOnce = Math.max(1, Math.floor(ROUNDS_AT_ONCE / (1 + roundInputBytes / 1024)));
  const fill = filler(output, next);
  if (fill(atOnce)) return output;
  return fillAsync(output, () => fill(atOnce));
}

/** @returns a function that does some rounds and says whether the output is full */
function filler(output: Buffer, next: (round: number) => Uint8Array): (rounds: number) => boolean {
  let at = 0;
  let round = 0;
  return (rounds) => {
    for (let left = rounds; left > 0 && at < output.length; left--) {
      const block = next(++round);
      output.set(block.subarray(0, output.length - at), at);
      at += block.length;
    }
    return at >= output.length;
  };
}

async function fillAsync(output: Buffer, fill: () => boolean): Promise<Buffer> {
  do await setImmediate();
  while (!fill());
  return output;
}
