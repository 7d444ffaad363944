import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that are in use after a garbage collection: the heap, and buffers outside of it. */
export function liveBytes(): number {
  collect();
  // Buffers that the first one found dead are swept in the background; the next one waits for that.
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
