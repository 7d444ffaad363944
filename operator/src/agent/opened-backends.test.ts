import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { openedBackends } from "./opened-backends.ts";

/** Every timer is due at once, and time passes as it is waited for. */
function hastyClock() {
  let nowMs = 0;
  const setTimer = (callback: () => void, delayMs: number) => {
    const immediate = setImmediate(() => {
      nowMs += delayMs;
      callback();
    });
    return () => clearImmediate(immediate);
  };
  return { monotonicMs: () => nowMs, epochMs: () => nowMs, setTimer };
}

const slot = (view: object) => ({ view }) as never;
const never = new AbortController().signal;

test("a replica waits for a backend that is being opened, and for none that failed", async () => {
  const opening = { capabilities: undefined as unknown, fault: undefined };
  let done = false;
  const waiting = openedBackends({ slots: [slot(opening), slot({ fault: {} })] }, hastyClock(), never);
  void waiting.then(() => {
    done = true;
  });
  await turn();
  await turn();
  assert.equal(done, false);
  opening.capabilities = {};
  await waiting;
});

test("a backend that hangs is not waited for without end", async () => {
  await openedBackends({ slots: [slot({})] }, hastyClock(), never);
});

test("a replica that is stopped waits for nothing", async () => {
  await openedBackends({ slots: [slot({})] }, hastyClock(), AbortSignal.abort());
});
