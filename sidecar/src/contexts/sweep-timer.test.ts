import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { SweepTimer } from "./sweep-timer.ts";

/** Node's own clock for tests: real timers on a time that the test moves. */
function timed(run: (tick: (ms: number) => void, timer: SweepTimer, woken: number[]) => void): void {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    let nowMs = 0;
    const woken: number[] = [];
    const timer = new SweepTimer(
      () => nowMs,
      () => woken.push(nowMs),
    );
    const tick = (ms: number) => {
      nowMs += ms;
      mock.timers.tick(ms);
    };
    run(tick, timer, woken);
  } finally {
    mock.timers.reset();
  }
}

test("it wakes within a second of the earliest time that it was told", () => {
  timed((tick, timer, woken) => {
    timer.wakeAt(60_000);
    timer.wakeAt(2500);
    timer.wakeAt(30_000);
    for (let i = 0; i < 40; i++) tick(100);
    assert.deepEqual(woken, [3000]);
  });
});

test("it does not wake once it was stopped, and sleeps through what never comes", () => {
  timed((tick, timer, woken) => {
    timer.wakeAt(Number.POSITIVE_INFINITY);
    timer.wakeAt(500);
    timer.stop();
    tick(10_000);
    assert.deepEqual([woken, timer.dueMs], [[], Number.POSITIVE_INFINITY]);
  });
});

test("a time further away than setTimeout reaches is looked at again on the way", () => {
  timed((tick, timer, woken) => {
    timer.wakeAt(1e12);
    tick(2 ** 31);
    assert.equal(woken.length, 1);
  });
});
