import assert from "node:assert/strict";
import { test } from "node:test";
import { ManualClock } from "../testing/manual-clock.ts";
import { Fence, NotLeaderError } from "./fence.ts";

function rig() {
  const clock = new ManualClock();
  const time = { jumpMs: 0 };
  const jumping = {
    monotonicMs: () => clock.monotonicMs(),
    epochMs: () => clock.epochMs() + time.jumpMs,
    setTimer: clock.setTimer.bind(clock),
  };
  return { clock, time, fence: new Fence({ validMs: 10_000, graceMs: 5_000, clock: jumping }) };
}

test("a fence is closed until the first renewal and after the deadline", () => {
  const { clock, fence } = rig();
  assert.throws(() => fence.check(), NotLeaderError);
  fence.renewedAt(fence.now());
  clock.skip(9_999);
  fence.check();
  clock.skip(1);
  assert.throws(() => fence.check(), NotLeaderError);
});

test("a renewal counts from when it was sent, not from when its answer came", () => {
  const { clock, fence } = rig();
  const sent = fence.now();
  clock.skip(8_000);
  fence.renewedAt(sent);
  assert.equal(fence.remainingMs, 2_000);
});

test("a machine that slept has no leader on it", () => {
  const { time, fence } = rig();
  fence.renewedAt(fence.now());
  time.jumpMs = 60_000;
  assert.equal(fence.open, false);
});

test("a clock that is set back gives no extra time", () => {
  const { clock, time, fence } = rig();
  fence.renewedAt(fence.now());
  time.jumpMs = -3_600_000;
  clock.skip(10_000);
  assert.equal(fence.open, false);
});

test("a revoked fence is closed at once", () => {
  const { fence } = rig();
  fence.renewedAt(fence.now());
  fence.revoke();
  assert.throws(() => fence.check(), NotLeaderError);
});
