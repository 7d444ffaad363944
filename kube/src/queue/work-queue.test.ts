import assert from "node:assert/strict";
import { test } from "node:test";
import { ManualClock, settle } from "../testing/manual-clock.ts";
import { WorkQueue } from "./work-queue.ts";

function rig() {
  const clock = new ManualClock();
  return { clock, queue: new WorkQueue({ clock, random: () => 1, retryBaseMs: 100, retryCapMs: 1_000 }) };
}

test("a key that waits is not queued twice", async () => {
  const { queue } = rig();
  queue.add("a");
  queue.add("b");
  queue.add("a");
  assert.equal(queue.depth, 2);
  assert.deepEqual([await queue.next(), await queue.next()], ["a", "b"]);
});

test("a key that comes again while it runs runs once more, afterwards", async () => {
  const { queue } = rig();
  queue.add("a");
  await queue.next();
  queue.add("a");
  queue.add("a");
  assert.equal(queue.depth, 0);
  queue.done("a");
  assert.equal(queue.depth, 1);
  await queue.next();
  queue.done("a");
  assert.equal(queue.depth, 0);
});

test("news goes before what only waits for its turn, and is not queued twice", async () => {
  const { queue } = rig();
  for (const key of ["a", "b", "c", "d"]) queue.add(key);
  queue.addAhead("c");
  queue.addAhead("e");
  queue.add("c");
  assert.equal(queue.depth, 5);
  const order: (string | undefined)[] = [];
  for (let left = queue.depth; left > 0; left--) order.push(await queue.next());
  assert.deepEqual(order, ["c", "e", "a", "b", "d"]);
});

test("news of a key that runs goes before others once it has run", async () => {
  const { queue } = rig();
  queue.add("a");
  await queue.next();
  queue.add("b");
  queue.addAhead("a");
  queue.add("a");
  queue.done("a");
  assert.deepEqual([await queue.next(), await queue.next()], ["a", "b"]);
});

test("a taker that waits gets the key at once", async () => {
  const { queue } = rig();
  const taken = queue.next();
  queue.add("a");
  assert.equal(await taken, "a");
  assert.equal(queue.running, 1);
});

test("a delayed key comes when its time is up, at the earliest time that was asked for", async () => {
  const { clock, queue } = rig();
  queue.addAfter("a", 5_000);
  queue.addAfter("a", 1_000);
  queue.addAfter("a", 9_000);
  await clock.advance(999);
  assert.equal(queue.depth, 0);
  await clock.advance(1);
  assert.deepEqual([queue.depth, queue.delayed], [1, 0]);
});

test("a change overtakes a delay", () => {
  const { clock, queue } = rig();
  queue.addAfter("a", 60_000);
  queue.add("a");
  assert.deepEqual([queue.depth, queue.delayed, clock.pendingTimers], [1, 0, 0]);
});

test("each failure of a key waits longer, others are not affected, and success forgets", () => {
  const { queue } = rig();
  assert.deepEqual(
    [1, 2, 3].map(() => queue.addFailed("a")),
    [100, 200, 400],
  );
  assert.equal(queue.addFailed("b"), 100);
  queue.forget("a");
  assert.equal(queue.addFailed("a"), 100);
});

test("a wait that the server asked for is kept", () => {
  const { queue } = rig();
  assert.equal(queue.addFailed("a", 30_000), 30_000);
});

test("a closed queue gives nothing out, takes nothing in and keeps no timer", async () => {
  const { clock, queue } = rig();
  const waiting = queue.next();
  queue.addAfter("a", 1_000);
  queue.close();
  queue.add("b");
  queue.addAfter("c", 1_000);
  await settle();
  assert.deepEqual([await waiting, await queue.next(), clock.pendingTimers], [undefined, undefined, 0]);
});

test("keys of one namespace leave room for those of others, and run in their turn", async () => {
  const queue = new WorkQueue({ clock: new ManualClock(), perNamespace: 2 });
  for (const key of ["a/1", "a/2", "a/3", "a/4", "b/1"]) queue.add(key);
  queue.add("a/3");
  assert.deepEqual([await queue.next(), await queue.next(), await queue.next()], ["a/1", "a/2", "b/1"]);
  assert.equal(queue.depth, 2);
  const waits = queue.next();
  queue.addAhead("a/4");
  queue.add("a/5");
  assert.equal(queue.depth, 3);
  queue.done("a/1");
  assert.equal(await waits, "a/4");
  const last = queue.next();
  queue.add("a/1");
  queue.done("a/4");
  assert.equal(await last, "a/3");
  queue.done("a/2");
  queue.done("a/3");
  assert.deepEqual([await queue.next(), await queue.next()].sort(), ["a/1", "a/5"]);
  assert.equal(queue.depth, 0);
});

test("a key that comes again while it runs, and all that wait behind its namespace's bound, are forgotten with the queue", async () => {
  const queue = new WorkQueue({ clock: new ManualClock(), perNamespace: 1 });
  for (const key of ["a/1", "a/2"]) queue.add(key);
  assert.equal(await queue.next(), "a/1");
  const waits = queue.next();
  queue.add("a/1");
  queue.close();
  assert.equal(await waits, undefined);
  queue.done("a/1");
  assert.equal(queue.depth, 0);
});
