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
  let last: Uint8Array | undefined;
  return (rounds) => {
    for (let left = rounds; left > 0 && at < output.length; left--) {
      const block = next(++round);
      output.set(block.subarray(0, output.length - at), at);
      at += block.length;
      // A round may need the one before it, and none that is older.
      last?.fill(0);
      last = block;
    }
    if (at < output.length) return false;
    last?.fill(0);
    return true;
  };
}

async function fillAsync(output: Buffer, fill: () => boolean): Promise<Buffer> {
  do await turn();
  while (!fill());
  return output;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One derivation in each turn of the event loop, however many are under way: else all of them together would hold it. */
function turn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => setImmediate());
  return lastTurn;
}
