import type { Caller } from "../identity/caller.ts";
import { SLICE_BYTES, SLICE_MS, slices } from "./pace.ts";
import { TURNS } from "./turns.ts";

/** What takes data in pieces. */
export interface Sink<O> {
  update(data: Uint8Array): O;
}

const ignore = () => {};

/**
 * Feeds data to a sink: in one piece and at once where it is short, else slice by slice with other calls in between. What comes as
 * long data has been received and put together in this turn already.
 * @param caller whose turns are taken
 * @param onOutput gets what each slice gives
 * @returns a promise only where the data is longer than a slice
 */
export function feed<O>(
  sink: Sink<O>,
  data: Uint8Array,
  caller: Caller,
  onOutput: (output: O) => void = ignore,
): Promise<void> | undefined {
  if (data.length > SLICE_BYTES) return feedSlices(sink, data, caller, onOutput);
  if (data.length > 0) onOutput(sink.update(data));
  return undefined;
}

async function feedSlices<O>(
  sink: Sink<O>,
  data: Uint8Array,
  caller: Caller,
  onOutput: (output: O) => void,
): Promise<void> {
  let endMs = TURNS.areShared ? 0 : performance.now() + SLICE_MS;
  for (const slice of slices(data)) {
    if (performance.now() >= endMs) {
      await TURNS.next(caller);
      endMs = performance.now() + SLICE_MS;
    }
    onOutput(sink.update(slice));
  }
}

/** Feeds all of the data, then ends: for operations in one step, which are quick without a promise where the data is short. */
export function feedThen<O>(sink: Sink<unknown>, data: Uint8Array, caller: Caller, end: () => O): O | Promise<O> {
  const fed = feed(sink, data, caller);
  return fed === undefined ? end() : fed.then(end);
}
