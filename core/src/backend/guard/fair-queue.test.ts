import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "../backend-error.ts";
import { FairQueue, type Release } from "./fair-queue.ts";
import { ManualClock, settle } from "./testing/manual-clock.ts";

const stays = new AbortController().signal;

/** Lines callers up and notes who was admitted, in order. */
function setUp(options: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) {
  const clock = new ManualClock();
  const queue = new FairQueue({ clock, maxInFlight: 1, ...options });
  const admitted: string[] = [];
  const places: Release[] = [];
  const line = (lane: string, signal = stays) =>
    queue.acquire(lane, signal).then((release) => {
      admitted.push(lane);
      places.push(release);
    });
  const next = async () => {
    places.shift()?.();
    await settle();
  };
  return { clock, queue, admitted, line, next };
}

test("namespaces take turns, however many calls one of them has", async () => {
  const { admitted, line, next } = setUp();
  for (let call = 0; call < 100; call++) line("busy");
  line("quiet");
  line("calm");
  for (let turn = 0; turn < 6; turn++) await next();
  assert.deepEqual(admitted.slice(0, 6), ["busy", "busy", "quiet", "calm", "busy", "busy"]);
});

test("within a namespace the first that came is the first to go", async () => {
  const { queue } = setUp();
  const order: number[] = [];
  const all = Array.from({ length: 5 }, async (_, index) => {
    const release = await queue.acquire("one", stays);
    order.push(index);
    release();
  });
  await Promise.all(all);
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
});

test("no more calls are under way than there are places", async () => {
  const { queue, line, next } = setUp({ maxInFlight: 3 });
  for (let call = 0; call < 10; call++) line(`n${call % 2}`);
  await settle();
  assert.deepEqual(queue.load, { inFlight: 3, waiting: 7 });
  for (let turn = 0; turn < 10; turn++) await next();
  assert.deepEqual(queue.load, { inFlight: 0, waiting: 0 });
});

test("a place that is given back twice is one place", async () => {
  const { queue } = setUp({ maxInFlight: 2 });
  const release = await queue.acquire("one", stays);
  release();
  release();
  assert.equal(queue.load.inFlight, 0);
});

test("a caller that leaves gives up its turn and nothing else", async () => {
  const { queue, admitted, line, next } = setUp();
  const leaving = new AbortController();
  line("one");
  const left = line("one", leaving.signal);
  line("two");
  leaving.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  await next();
  await next();
  assert.deepEqual(admitted, ["one", "two"]);
  assert.deepEqual(queue.load, { inFlight: 0, waiting: 0 });
});

test("a namespace that waits with too many is refused, and others are not", async () => {
  const { queue, line } = setUp({ maxWaitingPerLane: 2 });
  line("busy");
  line("busy");
  line("busy");
  await assert.rejects(queue.acquire("busy", stays), (error) => {
    assert.ok(error instanceof BackendError);
    assert.equal(error.fault, "Throttled");
    assert.match(error.message, /2 of namespace busy, 2 in all/);
    return true;
  });
  line("quiet");
  await settle();
  assert.equal(queue.load.waiting, 3);
});

test("nobody waits for ever", async () => {
  const { clock, queue, line } = setUp({ maxWaitMs: 1_000 });
  line("one");
  const waits = assert.rejects(queue.acquire("one", stays), { fault: "Throttled" });
  await clock.advance(1_000);
  await waits;
  assert.equal(queue.load.waiting, 0);
});

test("a namespace above its rate waits, and does not hold others up", async () => {
  const { clock, admitted, line } = setUp({ maxInFlight: 100, perSecond: 10 });
  for (let call = 0; call < 4; call++) line("busy");
  line("quiet");
  await settle();
  assert.deepEqual(admitted, ["busy", "quiet"]);
  await clock.advance(200);
  assert.equal(admitted.filter((lane) => lane === "busy").length, 3);
  await clock.advance(100);
  assert.equal(admitted.filter((lane) => lane === "busy").length, 4);
});

test("timers of calls that had their turn are gone", async () => {
  const { clock, line, next } = setUp();
  for (let call = 0; call < 20; call++) line("one");
  for (let turn = 0; turn < 20; turn++) await next();
  assert.equal(clock.pendingTimers, 0);
});
