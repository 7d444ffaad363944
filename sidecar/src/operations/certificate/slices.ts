import { setImmediate } from "node:timers/promises";

/** Runs work that gives way now and then, so that other calls have their turn in between. @returns what the work returns */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}
