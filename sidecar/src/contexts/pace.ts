import type { Caller } from "../identity/caller.ts";
import { TURNS } from "./turns.ts";

/**
 * How much is worked on in one go. The slowest algorithm, SHA3-512, takes a quarter of a millisecond for it where 2 MiB take eight;
 * what a turn of the event loop costs more is lost in that.
 */
export const SLICE_BYTES = 65_536;

/** What the slowest algorithm takes for a slice: quicker ones do several in one turn. */
export const SLICE_MS = 0.25;

/** @returns pieces of at most SLICE_BYTES, which share memory with the data; one where the data is empty */
export function slices(data: Uint8Array): readonly Uint8Array[] {
  if (data.length <= SLICE_BYTES) return [data];
  const count = Math.ceil(data.length / SLICE_BYTES);
  return Array.from({ length: count }, (_, i) => data.subarray(i * SLICE_BYTES, (i + 1) * SLICE_BYTES));
}

/** What a message costs besides its bytes: 64 empty ones are a slice, else a flood of them would hold the loop. */
const MESSAGE_BYTES = 1024;

/** Counts the work of one stream, and says when it is another's turn. */
export class Pace {
  readonly #caller: Caller;
  #spentBytes = 0;

  /** @param caller whose turns are taken */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** @returns undefined while there is something left of the slice */
  spend(bytes: number): Promise<void> | undefined {
    this.#spentBytes += bytes + MESSAGE_BYTES;
    if (this.#spentBytes < SLICE_BYTES) return undefined;
    this.#spentBytes = 0;
    return TURNS.next(this.#caller);
  }
}
