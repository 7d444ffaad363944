/** V8's collector, which `--expose-gc` gives; a development server runs without. */
interface Collector {
  gc?(options: { type: "major"; execution: "sync"; flavor: "last-resort" }): void;
}

/**
 * Gives back what only the start needed: the code of the self-tests and of what ran once. V8 would keep it until something else
 * wants the room, which in a sidecar that waits is never. Takes some tens of milliseconds, once.
 */
export function settleMemory(collector: Collector = globalThis as Collector): void {
  collector.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
}
