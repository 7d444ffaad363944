/** V8's collector, which `--expose-gc` gives; a development server runs without. */
interface Collector {
  gc?(options: { type: "minor"; execution: "sync" }): void;
}

/** A young collection takes some 0.3 ms: a hundredth of what hashing this much takes. */
const SWEEP_BYTES = 4 * 1024 * 1024;

/** What a socket delivers at once only where large messages come; small ones leave little behind, and go by more quickly. */
const LARGE_READ_BYTES = 32 * 1024;

let passedBytes = 0;

/**
 * Told of data that has passed through a stream. Buffers lie outside of V8's heap, where they hardly press it to collect: without
 * this, a stream of a gigabyte leaves 50 MB of them lying about at any time, with it a third.
 */
export function sweepAfter(bytes: number, collector: Collector = globalThis as Collector): void {
  passedBytes += bytes;
  if (passedBytes < SWEEP_BYTES) return;
  passedBytes = 0;
  collector.gc?.({ type: "minor", execution: "sync" });
}

/** Told of what one read of a socket has brought. */
export function sweepAfterRead(bytes: number, collector?: Collector): void {
  if (bytes >= LARGE_READ_BYTES) sweepAfter(bytes, collector);
}
