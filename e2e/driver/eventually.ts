import { setTimeout as sleep } from "node:timers/promises";

/** For what takes a pod, on a machine whose processors many share: who waits longer waits for nothing. */
const DEADLINE_MS = 120_000;

/**
 * Repeats `look` until it gives something, for what the world decides in its own time.
 * @param what completes "waited N ms for ..."
 * @throws Error with the last failure when `deadlineMs` has passed
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const endMs = performance.now() + deadlineMs;
  let last: unknown;
  while (performance.now() < endMs) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`waited ${deadlineMs} ms for ${what}`, { cause: last });
}
