import assert from "node:assert/strict";
import { test } from "node:test";
import { ManualClock } from "@keyward/kube/testing/manual-clock";
import type { Clock } from "@keyward/kube/watch/clock";
import { DueTimes } from "./due-times.ts";

function dues() {
  const clock = new ManualClock();
  const woken: string[] = [];
  return { clock, woken, subject: new DueTimes(clock, (key) => woken.push(key)), now: clock.epochMs() };
}

test("keys are woken in the order of their times, whatever the order they came in", async () => {
  const { clock, woken, subject, now } = dues();
  for (const [key, ms] of [
    ["c", 300],
    ["a", 100],
    ["d", 400],
    ["b", 200],
  ] as const)
    subject.set(key, now + ms);
  await clock.advance(250);
  assert.deepEqual(woken, ["a", "b"]);
  await clock.advance(1_000);
  assert.deepEqual(woken, ["a", "b", "c", "d"]);
  assert.equal(subject.size, 0);
});

test("only the last time that was said counts", async () => {
  const { clock, woken, subject, now } = dues();
  subject.set("a", now + 100);
  subject.set("a", now + 500);
  subject.set("b", now + 100);
  subject.set("b", undefined);
  await clock.advance(200);
  assert.deepEqual(woken, []);
  await clock.advance(400);
  assert.deepEqual(woken, ["a"]);
});

test("a clock that was set back wakes everyone: what was said by the wrong one is said anew", async () => {
  const clock = new ManualClock();
  let aheadMs = 400 * 24 * 3_600_000;
  const jumping: Clock = {
    monotonicMs: () => clock.monotonicMs(),
    epochMs: () => clock.epochMs() + aheadMs,
    setTimer: (callback, delayMs) => clock.setTimer(callback, delayMs),
  };
  const woken: string[] = [];
  const subject = new DueTimes(jumping, (key) => woken.push(key));
  subject.set("a", jumping.epochMs() + 3_600_000);
  await clock.advance(120_000);
  assert.deepEqual(woken, []);
  aheadMs = 0;
  await clock.advance(120_000);
  assert.deepEqual(woken, ["a"]);
  subject.set("a", jumping.epochMs() + 1_000);
  await clock.advance(2_000);
  assert.deepEqual(woken, ["a", "a"]);
});

test("a thousand keys come back in order", async () => {
  const { clock, woken, subject, now } = dues();
  const times = Array.from({ length: 1_000 }, (_, index) => (index * 7_919) % 1_000);
  for (const ms of times) subject.set(String(ms).padStart(4, "0"), now + ms + 1);
  await clock.advance(2_000);
  assert.deepEqual(woken, [...woken].sort());
  assert.equal(woken.length, 1_000);
});
