import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded before a program: its wall clock is as far off as a file says, from one moment to the next. What only grows is left alone.

const TRUE = Date;
const LOOK_MS = 20;
const file = process.env.WRONG_CLOCK_FILE ?? "";
let offMs = Number.NaN;

/** Says what it read, so that a test need not guess when a busy machine came to it. */
function look(): void {
  const before = offMs;
  try {
    offMs = Number(readFileSync(file, "utf8")) || 0;
    if (isMainThread && offMs !== before) writeFileSync(`${file}.seen`, String(offMs));
  } catch {
    // The test is over.
    offMs = 0;
  }
}

look();
setInterval(look, LOOK_MS).unref();
globalThis.Date = new Proxy(TRUE, {
  apply: () => new TRUE(TRUE.now() + offMs).toString(),
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [TRUE.now() + offMs] : args, as),
  get: (target, name) => (name === "now" ? () => TRUE.now() + offMs : Reflect.get(target, name)),
});
