type Collection = { readonly type: "major"; readonly execution: "async"; readonly flavor: "last-resort" };

/** V8's collector, which `--expose-gc` gives; a development server runs without. */
interface Collector {
  gc?(options: Collection): Promise<void>;
}

/** V8 lets go of code that it has not seen run for some collections; with three of these that was so now and then, with four always. */
const COLLECTIONS = 4;

/**
 * Gives back what only the start needed: the code of the self-tests and of what ran once. V8 would keep it until something else
 * wants the room, which in a sidecar that waits is never. Some 30 ms each, once, and calls are served between them.
 */
export async function settleMemory(collector: Collector = globalThis as Collector): Promise<void> {
  for (let i = 0; i < COLLECTIONS; i++) {
    await collector.gc?.({ type: "major", execution: "async", flavor: "last-resort" });
  }
}
