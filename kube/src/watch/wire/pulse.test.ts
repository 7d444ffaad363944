import assert from "node:assert/strict";
import { test } from "node:test";
import { ManualClock } from "../../testing/manual-clock.ts";
import { Pulse } from "./pulse.ts";

function rig({ inUse = true, answersPings = true } = {}) {
  const clock = new ManualClock();
  const seen = { bytes: 0, pings: 0, deadAtMs: undefined as number | undefined };
  const startMs = clock.monotonicMs();
  const pulse = new Pulse({
    bytesRead: () => seen.bytes,
    inUse: () => inUse,
    ping: () => {
      seen.pings += 1;
      if (answersPings) seen.bytes += 17;
    },
    onDead: () => {
      seen.deadAtMs = clock.monotonicMs() - startMs;
    },
    clock,
    random: () => 0.999,
  });
  return { clock, seen, pulse };
}

test("a silent link that answers pings lives, at one ping in 3.6 s", async () => {
  const { clock, seen } = rig();
  await clock.advance(360_000);
  assert.equal(seen.deadAtMs, undefined);
  assert.ok(seen.pings >= 95 && seen.pings <= 105, `${seen.pings} pings`);
});

test("a link that answers nothing is dead within 7.2 s", async () => {
  const { clock, seen } = rig({ answersPings: false });
  await clock.advance(7_200);
  assert.ok(seen.deadAtMs !== undefined && seen.deadAtMs <= 7_200, `dead at ${seen.deadAtMs}`);
  assert.equal(clock.pendingTimers, 0);
});

test("a busy link is never asked", async () => {
  const { clock, seen } = rig();
  for (let second = 0; second < 60; second++) {
    seen.bytes += 1;
    await clock.advance(1_000);
  }
  assert.equal(seen.pings, 0);
});

test("a link that nobody uses is never asked and never dies", async () => {
  const { clock, seen } = rig({ inUse: false, answersPings: false });
  await clock.advance(600_000);
  assert.deepEqual([seen.pings, seen.deadAtMs], [0, undefined]);
});

test("a request on a link that was silent asks at once", async () => {
  const { clock, seen, pulse } = rig({ inUse: false });
  await clock.advance(60_000);
  pulse.quicken();
  assert.equal(seen.pings, 1);
});

test("a process that was stopped itself does not blame the peer", async () => {
  const { clock, seen } = rig({ answersPings: false });
  await clock.advance(2_000);
  for (let stop = 0; stop < 10; stop++) {
    clock.skip(30_000);
    await clock.advance(0);
  }
  assert.equal(seen.deadAtMs, undefined);
});
