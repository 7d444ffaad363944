import type { RequestMemory } from "@keyward/core/parsec/request-decoder";
import { sweepAfterRead } from "../../../lifecycle/sweep.ts";
import { freeBytes } from "../../../memory/free.ts";
import { LARGE_BUFFERS, LARGE_BYTES } from "../../../memory/large-buffers.ts";

/** Large bodies of all connections of this wire; whoever answers one gives its memory back. */
export const REQUEST_MEMORY: RequestMemory = {
  largeBytes: LARGE_BYTES,
  take: (bytes) => LARGE_BUFFERS.take(bytes),
  onRead(chunk, isKept) {
    if (isKept) sweepAfterRead(chunk.length);
    else freeBytes(chunk);
  },
};
